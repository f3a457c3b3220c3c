"""The runbook quotes what is really said."""

import re
from pathlib import Path

import prefect
import pytest

ROOT = Path(__file__).parents[2]
OURS = ("config", "flows", "layout", "ocr", "store")
PREFECT = Path(prefect.__file__).parent / "server"


def quotes():
    """What stands in backquotes in the first column of the table of failures."""
    told = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    table = told.partition("## What to do")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")][2:]
    return sorted({quote for row in rows for quote in re.findall(r"`([^`]*)`", row)})


@pytest.fixture(scope="module")
def said():
    files = [path for folder in OURS for path in (ROOT / folder).rglob("*.py")]
    files += (PREFECT / "orchestration").glob("*.py")
    files += (PREFECT / "ui" / "assets").glob("AppRouterView*.js")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("quote", quotes())
def test_what_the_runbook_quotes_is_said_somewhere(said, quote):
    assert quote in said or quote == "banmian pool --issues"


def test_the_runbook_knows_many_failures():
    assert len(quotes()) > 15

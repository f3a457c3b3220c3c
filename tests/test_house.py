"""The rules of the house, where a program can check them."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from flows.cli import app

ROOT = Path(__file__).parent.parent
MODULE_LINES, FUNCTION_LINES, NESTING = 300, 50, 3
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
LOCK_FILES = {"uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock"}
NESTS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


def tracked(*patterns: str) -> list[Path]:
    """Files of the project; in a clone, what git tracks or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


SOURCES = tracked("*.py")
NAMES = [str(file.relative_to(ROOT)) for file in SOURCES]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def depth(node: ast.AST) -> int:
    """How deep statements stand in one another; an elif stands beside its if."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        beside = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        inner = depth(child) + (isinstance(child, NESTS) and not beside)
        deepest = max(deepest, inner)
    return deepest


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_modules_and_functions_stay_small(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    size = len(text.splitlines())
    assert size <= MODULE_LINES, f"{size} lines"
    for function in functions(ast.parse(text)):
        assert function.end_lineno is not None
        length = function.end_lineno - function.lineno + 1
        assert length <= FUNCTION_LINES, f"{function.name}: {length} lines"
        assert depth(function) <= NESTING, f"{function.name}: nested {depth(function)} deep"


@pytest.mark.parametrize("name", NAMES)
def test_names_say_something(name: str) -> None:
    assert not FORBIDDEN_NAMES & set(Path(name).with_suffix("").parts)


def test_no_file_records_where_packages_came_from() -> None:
    assert not [file for file in tracked() if file.name in LOCK_FILES]


def test_every_make_target_is_explained_and_documented() -> None:
    makefile, readme = read("Makefile"), read("README.md")
    listed = re.findall(r"^(\w+):.*  ## .+", makefile, re.MULTILINE)
    assert {"setup", "demo", "lint", "test", "bench"} <= set(listed)
    assert not [target for target in listed if f"make {target}" not in readme]


def test_every_command_and_option_is_documented() -> None:
    readme = read("README.md")
    commands = get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    for name, command in commands.items():
        assert f"banmian {name}" in readme
        options = [option for one in command.params for option in one.opts if "--" in option]
        assert not [option for option in options if option not in readme], name


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in read("CHANGELOG.md")


def test_links_between_the_projects_documents_lead_somewhere() -> None:
    for document in tracked("*.md"):
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
        missing = [link for link in links if not (document.parent / link).exists()]
        assert not missing, document.name


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(name: str) -> None:
    lines = [line for line in read(name).splitlines() if line and not line.startswith("#")]
    assert lines
    assert not [line for line in lines if not re.match(r"[a-z0-9-]+==[\w.]+( ;|$)", line)]


def test_development_has_the_packages_that_running_has() -> None:
    running, development = (
        set(read(f).splitlines()) for f in ("requirements.txt", "requirements-dev.txt")
    )
    assert running <= development

"""What a Tesseract that has gone wild may take of the machine."""

import pytest

from ocr.program import MOST_FILES, MOST_OUTPUT, Program, RunFailed


def run(folder, code):
    program = folder / "wild"
    program.write_text(f"#!/usr/bin/python3\n{code}\n")
    program.chmod(0o755)
    return Program(str(program)).ask("--version", timeout=20)


def test_its_limits_are_set(tmp_path):
    said = run(tmp_path, "import time; time.sleep(0.5); print(open('/proc/self/limits').read())")
    rows = [line for line in said.splitlines() if line.startswith("Max ")]
    limits = {line[:26].strip(): line[26:].split()[0] for line in rows}
    assert limits["Max open files"] == str(MOST_FILES)
    assert limits["Max file size"] == str(MOST_OUTPUT)
    assert limits["Max core file size"] == "0"
    assert limits["Max cpu time"] == "25"


WILD = [
    "import time; time.sleep(0.3); held = bytearray(3 * 1024**3)",
    "import time; time.sleep(0.3); open('{}/big', 'wb').truncate(300 * 1024**2)",
]


@pytest.mark.parametrize("code", WILD)
def test_what_takes_too_much_fails(tmp_path, code):
    with pytest.raises(RunFailed, match="exit status"):
        run(tmp_path, code.format(tmp_path))

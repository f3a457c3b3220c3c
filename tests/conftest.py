"""Servers that tests share, how hypothesis works on a busy machine, and what is begun first."""

import logging
import sys

import pytest
from hypothesis import HealthCheck, settings

from flows.logs import OURS

pytest_plugins = ["tests.servers.s3"]

# How long an example takes says how busy the machine is, nothing about the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# A file goes to one process as a whole. These take minutes, most of which they wait: begun last,
# they would keep the others waiting, too.
LONG = (
    "test_nightly.py",
    "test_pool.py",
    "test_soak.py",
    "test_servers.py",
    "test_store_faults.py",
)


def pytest_collection_modifyitems(items):
    """Begin with the long files; the others stay in their order."""
    rank = {f"test_{name}.py": place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONG)))


@pytest.fixture(autouse=True)
def log_as_it_was(monkeypatch):
    """A command run within a test sets up the log of the process; the next test finds its own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    loggers = [logging.getLogger(name) for name in OURS]
    before = [(one.level, list(one.handlers), one.propagate) for one in loggers]
    yield
    for one, (level, handlers, propagate) in zip(loggers, before, strict=True):
        one.setLevel(level)
        one.handlers, one.propagate = handlers, propagate

"""Servers that tests share, how hypothesis works on a busy machine, and what is begun first."""

from hypothesis import HealthCheck, settings

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

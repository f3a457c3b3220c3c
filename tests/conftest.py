"""Servers that tests share, and how hypothesis works on a busy machine."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.servers.s3"]

# How long an example takes says how busy the machine is, nothing about the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

"""Servers that tests share."""

pytest_plugins = ["tests.servers.s3"]

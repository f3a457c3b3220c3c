"""Stores to test on."""

from tests.store.conftest import store

__all__ = ["store"]

"""Where results are kept: a local folder or S3, with the same keys and the same bytes."""

from __future__ import annotations

from pathlib import Path

from document.errors import SettingsError, StoreError
from store.addresses import parse_address, shown
from store.base import STAGE, Store
from store.local import LocalStore
from store.options import StoreOptions

__all__ = ["Store", "StoreOptions", "open_store"]

_DEFAULTS = StoreOptions()


def open_store(url: str = "", options: StoreOptions = _DEFAULTS) -> Store:
    """The store at an address; nothing is written or asked until it is used.

    Args:
        url: a folder (made at the first write), ``file:`` URL or ``s3://bucket/prefix``; empty for
            the options' own.
        options: endpoint, timeouts and so on.

    Raises:
        SettingsError: the address names no folder and no bucket.
        StoreError: the address is a file, or a prefix that no key may have.
    """
    location = url or options.url
    try:
        address = parse_address(location)
    except ValueError as error:
        remedy = "Name a folder or s3://bucket/prefix."
        raise SettingsError(shown(location), "settings", str(error), remedy) from None
    if not isinstance(address, Path):
        from store.s3 import S3Store  # boto3 takes 0.3 s to import: only where there is a bucket

        return S3Store(address, options)
    if address.is_file():
        raise StoreError(str(address), STAGE, "the store is a file", "Name a folder.")
    return LocalStore(address)

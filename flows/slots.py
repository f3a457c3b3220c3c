"""A limit on recognitions at once over all machines: a global concurrency limit of the server."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
from prefect.concurrency._asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency
from prefect.exceptions import PrefectException

from document.errors import SettingsError

log = logging.getLogger(__name__)

PAUSES = (2.0, 4.0, 8.0, 16.0, 32.0)  # seconds; a server that restarts is back within a minute

_AWAY = (httpx.HTTPError, PrefectException)


@contextmanager
def recognising(limit: str) -> Iterator[None]:
    """Hold a slot of the limit while this lasts, waiting for one as long as need be.

    The limit spares the machines and decides nothing else: a server that is away for long does not
    keep a page from being read, nor one that is away at the end from being kept.

    Args:
        limit: its name; empty for none.

    Raises:
        SettingsError: the server knows no such limit.
    """
    slot = _slot_of(limit) if limit else None
    try:
        yield
    finally:
        if slot:
            _leave(slot)


def _slot_of(limit: str) -> AbstractContextManager[None] | None:
    for pause in (*PAUSES, None):
        slot = concurrency(limit, strict=True, raise_on_lease_renewal_failure=False)
        try:
            slot.__enter__()
        except ConcurrencySlotAcquisitionError:
            raise SettingsError(
                limit,
                "settings",
                "the Prefect server knows no such concurrency limit",
                f"Make it: prefect gcl create {limit} --limit 4.",
            ) from None
        except _AWAY as error:
            log.warning("no slot of %s: %s", limit, type(error).__name__)
        else:
            return slot
        if pause:
            time.sleep(pause)
    return None


def _leave(slot: AbstractContextManager[None]) -> None:
    try:
        slot.__exit__(None, None, None)
    except _AWAY as error:
        log.warning("the slot is free once its lease has ended: %s", type(error).__name__)

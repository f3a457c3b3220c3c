"""What there is to do in an inbox: a survey of it, compared with the marks of earlier rounds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from config.flow import FlowOptions
from flows.inbox.marks import DONE, FAILED, Mark, Marks, blank
from store.inbox import Found, look
from store.options import StoreOptions

_LONGEST_NAME = 1024  # bytes, as S3 has it
_LONGEST_SEGMENT = 255  # bytes, as file systems have it


class Why(StrEnum):
    """Why a scan is to be read."""

    NEW = "new"
    CHANGED = "changed"
    RETRY = "failed before"
    INTERRUPTED = "interrupted before"
    RENEW = "other settings or versions"


# What may bring the run down, or can wait, comes after what is new.
_LAST = {Why.RENEW: 1, Why.INTERRUPTED: 2}

# Times the attempts that a scan may be interrupted: most often it is not the scan's fault.
_INTERRUPTIONS = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """A scan that is to be read.

    Attributes:
        found: in the inbox.
        why: it is to be read.
        mark: of the attempt, as it is set when the attempt begins.
    """

    found: Found
    why: Why
    mark: Mark


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round will do.

    Attributes:
        inbox: its one name.
        arrivals: scans to be read, in the order in which that is done.
        known: number of scans that are left alone because they are in the store.
        waiting: names of scans that may still be being written.
        given_up: names of scans that failed too often, and were not replaced since.
        vanished: marks of scans that failed and are not in the inbox any more.
    """

    inbox: str
    arrivals: tuple[Arrival, ...] = ()
    known: int = 0
    waiting: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()
    vanished: tuple[Mark, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.arrivals and not self.vanished


def plan_round(
    inbox: str,
    survey: Iterable[Found],
    marks: Marks,
    made: str,
    options: FlowOptions,
    now: float,
) -> Plan:
    """Compare a survey of the inbox with the marks; nothing is opened or written.

    Args:
        inbox: its one name.
        survey: what lies in it.
        marks: of earlier rounds.
        made: digest of settings and versions that matter.
        options: how long a scan must lie still, how often it is tried.
        now: seconds since 1970.

    Raises:
        InputError: the inbox cannot be read.
        StoreError: a bucket cannot be used.
    """
    arrivals: list[Arrival] = []
    waiting: list[str] = []
    given_up: list[str] = []
    known = 0
    seen: set[str] = set()
    for found in map(checked, survey):
        arrival = _arrival(found, marks, blank(found, made), options)
        seen.add(arrival.mark.scan)
        if arrival.mark.fate == DONE:
            known += 1
        elif arrival.mark.fate == FAILED:
            given_up.append(found.shown)
        elif found.modified is not None and 0 <= now - found.modified < options.settle:
            waiting.append(found.shown)
        else:
            arrivals.append(arrival)
    order = sorted(arrivals, key=lambda one: _LAST.get(one.why, 0))
    vanished = tuple(_vanished(marks, seen))
    return Plan(inbox, tuple(order), known, tuple(waiting), tuple(given_up), vanished)


def settled(plan: Plan, now: float, options: FlowOptions, store: StoreOptions) -> Plan:
    """The plan without scans from the future that are still being written.

    A clock that is wrong, here or where a scan was written, must not keep it out for ever: it is
    taken if it is the same after a while.
    """
    ahead = [one for one in plan.arrivals if (one.found.modified or 0.0) > now]
    if not ahead:
        return plan
    time.sleep(options.settle)
    moving = {one for one in ahead if look(one.found, store) != one.found}
    kept = tuple(one for one in plan.arrivals if one not in moving)
    waiting = (*plan.waiting, *(one.found.shown for one in moving))
    return replace(plan, arrivals=kept, waiting=waiting)


def checked(found: Found) -> Found:
    """The scan, with a problem if its name is none that we pass on.

    >>> checked(Found("s3://b/in/../x.jpg", "../x.jpg")).problem
    'its path has an empty segment, or one that leads elsewhere'
    """
    return found if found.problem else replace(found, problem=_name_problem(found.name))


def _name_problem(name: str) -> str:
    try:
        length = len(name.encode())
    except UnicodeEncodeError:
        return "its name is not valid Unicode"
    segments = name.split("/")
    if length > _LONGEST_NAME or any(len(s.encode()) > _LONGEST_SEGMENT for s in segments):
        return "its name is too long"
    if not name.isprintable():
        return "its name holds control characters"
    if any(segment in {"", ".", ".."} for segment in segments):
        return "its path has an empty segment, or one that leads elsewhere"
    return ""


def _arrival(found: Found, marks: Marks, fresh: Mark, options: FlowOptions) -> Arrival:
    """The scan with the mark of the attempt to come, or the one that says why there is none."""
    there = sorted(marks.of(fresh.scan), key=lambda mark: mark.rank)
    same = [mark for mark in there if mark.same_work(fresh)]
    if not same:
        why = _why(there, fresh)
        if why is Why.RENEW and not options.renew:
            return Arrival(found, why, replace(fresh, fate=DONE))
        return Arrival(found, why, replace(fresh, attempt=1))
    last = same[-1]
    if last.fate == DONE:
        return Arrival(found, Why.NEW, last)
    why = Why.RETRY if last.fate == FAILED else Why.INTERRUPTED
    if last.fate == FAILED and (last.attempt >= options.attempts or found.problem):
        return Arrival(found, why, last)
    if last.attempt >= _INTERRUPTIONS * options.attempts and not found.problem:
        found = replace(found, problem=f"the run came to no end with it, {last.attempt} times")
    return Arrival(found, why, replace(fresh, attempt=last.attempt + 1))


def _why(there: list[Mark], fresh: Mark) -> Why:
    if not there:
        return Why.NEW
    read = any(mark.fate == DONE and mark.stamp == fresh.stamp for mark in there)
    return Why.RENEW if read else Why.CHANGED


def _vanished(marks: Marks, seen: set[str]) -> Iterator[Mark]:
    """Marks of scans that failed or came to no end, and have left the inbox."""
    for scan in marks.scans() - seen:
        yield from (mark for mark in marks.of(scan) if mark.fate != DONE)

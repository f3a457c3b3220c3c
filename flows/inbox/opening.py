"""A round before it begins: what there is to do, and how that is said."""

from __future__ import annotations

import time

from config.settings import fingerprint
from flows import pipeline
from flows.desk import Desk
from flows.inbox.marks import Marks, digest
from flows.inbox.planning import Arrival, Plan, Why, plan_round, settled
from store.inbox import Found, inbox_url, survey


def plan_of(desk: Desk, inbox: str = "") -> tuple[Marks, Plan]:
    """What there is to do in an inbox, and the marks it was compared with; nothing is written.

    Raises:
        InputError: the inbox cannot be read.
        StoreError: the store or the inbox does not answer.
    """
    options, location = desk.settings.flows, inbox or desk.settings.flows.inbox
    url = inbox_url(location)
    marks = Marks(desk.store, url)
    found = survey(location, desk.settings.store)
    planned = plan_round(url, found, marks, made_by(desk), options, time.time())
    return marks, settled(planned, time.time(), options, desk.settings.store)


def made_by(desk: Desk) -> str:
    """Digest of what decides how a scan is read: settings that matter, engine, versions."""
    versions = {**pipeline.versions(desk.readers), "python": ""}
    return digest(f"{fingerprint(desk.settings)} {sorted(versions.items())}", 8)


def told(plan: Plan) -> str:
    """A plan in one line."""
    why: dict[str, int] = {}
    for arrival in plan.arrivals:
        why[str(arrival.why)] = why.get(str(arrival.why), 0) + 1
    counts = [
        *((number, f"to read ({reason})") for reason, number in why.items()),
        (len(plan.waiting), "may still be being written"),
        (len(plan.given_up), "given up"),
        (plan.known, "known"),
    ]
    return ", ".join(f"{number} {what}" for number, what in counts if number) or "no scans"


def vanished(marks: Marks, plan: Plan) -> tuple[Arrival, ...]:
    """Scans that failed and are not in the inbox any more, as if they had just come.

    Raises:
        StoreError: the store cannot be used.
    """
    arrivals = []
    for mark in plan.vanished:
        about = marks.about(mark)
        found = Found(about.get("scan", ""), about.get("name", ""))
        arrivals.append(Arrival(found, Why.RETRY, mark))
    return tuple(arrivals)

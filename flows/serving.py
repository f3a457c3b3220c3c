"""``banmian serve``: all deployments on one machine, with schedule, UI and a server of our own."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from flows import embedded
from flows.desk import open_desk

log = logging.getLogger(__name__)

LEFT_BEHIND = "banmian serve ended during this run; the next one does what is left"


def serve(config: str, *, debug: bool = False) -> None:
    """Serve the deployments until told to end.

    Args:
        config: TOML file with settings, for the server and for all runs.
        debug: let Prefect say all it has to say.

    Raises:
        BanmianError: a setting or the engine cannot be used, or the port is taken.
    """
    file = str(Path(config).resolve()) if config else ""
    options = open_desk(file).settings.serve
    embedded.prepare(debug=debug)
    with embedded.serving(options.host, options.port) as (url, own):
        from flows.burial import bury_all
        from flows.deployments import served

        if own:  # our server has just started, and we have not: nobody works on what runs there
            bury_all(LEFT_BEHIND)
        deployments = served(options, file)
        log.info("the UI is at %s", url.removesuffix("/api"))
        when = f"every {options.schedule} s" if options.seconds else options.schedule
        log.info("the inbox is looked through: %s (%s)", when, options.timezone)
        _serve(deployments, options.runs_at_once)


def _serve(deployments: list[Any], at_once: int) -> None:
    import prefect

    try:
        prefect.serve(
            *deployments, pause_on_shutdown=False, print_starting_message=False, limit=at_once
        )
    except KeyboardInterrupt:
        log.info("ended; the schedule goes on with the next start")

"""Our own Prefect server: ``python -m flows.server HOST PORT [--all]``, which ends with its parent.

Prefect can start one by itself, in our process group: Ctrl-C then ends the server before the run
could report to it, and the run tries to reach it for minutes.

With ``--all`` it has what serving needs besides the API: the UI, the clock, events.
"""

from __future__ import annotations

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h: signal that we get when our parent dies


def main() -> None:
    """Serve Prefect's API until told to end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    import uvicorn
    from prefect.server.api.server import create_app

    host, port, *others = sys.argv[1:]
    app = create_app(ephemeral="--all" not in others, final=True)
    uvicorn.run(app, host=host, port=int(port), log_level="error")


if __name__ == "__main__":
    main()

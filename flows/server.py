"""The embedded Prefect server: ``python -m flows.server PORT``, a child that dies with its parent.

Prefect can start one by itself, in our process group: Ctrl-C then ends the server before the run
could report to it, and the run tries to reach it for minutes.
"""

from __future__ import annotations

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h: signal that we get when our parent dies


def main() -> None:
    """Serve Prefect's API on a port of this machine until told to end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=True, final=True)
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")


if __name__ == "__main__":
    main()

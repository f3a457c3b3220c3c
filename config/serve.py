"""What can be set about serving; here, because settings lie below flows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Options of ``banmian serve``.

    Raises:
        ValueError: a port or number that cannot be, or a schedule that is neither cron nor seconds.
    """

    # Address and port of the server and its UI. Whoever reaches it can start runs: leave it on
    # loopback, or put a proxy that asks for a password before it.
    host: str = "127.0.0.1"
    port: int = 4200
    # When the inbox is looked through: cron (minute hour day month weekday), or so many seconds.
    schedule: str = "0 2 * * *"
    timezone: str = "Asia/Shanghai"
    # Runs at the same time, each a process of 0.3 GB and what its pages take.
    runs_at_once: int = 3

    def __post_init__(self) -> None:
        if not 0 < self.port < 65536:
            raise ValueError("port must be between 1 and 65535")
        if self.runs_at_once < 1:
            raise ValueError("runs_at_once must be at least 1")
        if self.seconds is None and len(self.schedule.split()) != 5:
            raise ValueError("schedule must be five fields of cron, or a number of seconds")
        if self.seconds is not None and self.seconds < 1:
            raise ValueError("schedule must be at least 1 second")

    @property
    def seconds(self) -> float | None:
        """Seconds between two rounds; None for a cron schedule."""
        try:
            return float(self.schedule)
        except ValueError:
            return None

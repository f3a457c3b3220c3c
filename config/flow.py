"""What can be set about flows; here, because settings lie below flows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlowOptions:
    """Options of the flows.

    Raises:
        ValueError: no page could ever be worked on.
    """

    # Pages of an issue that are worked on at once. Recognition uses a process for each core by
    # itself; a second page fills the gaps that decoding and layout leave. Each costs 0.5 GB.
    pages_at_once: int = 2
    # Deployment that reads the pages of issues and ingestions, each as a run that any worker of its
    # pool may take: digitize-page/digitize-page. Empty: in the process of the run itself.
    page_deployment: str = ""
    # Global concurrency limit of the Prefect server that recognition takes a slot of. Empty: none.
    recognition_limit: str = ""
    # Folder or s3://bucket/prefix with the scans, when --inbox names none.
    inbox: str = "inbox"
    # Seconds since its last change after which a scan in a folder counts as fully written.
    settle: float = 30.0
    # Rounds that try to read a scan; after that it is left alone until it is replaced.
    attempts: int = 3
    # Share of the scans of a round that may fail before the round is stopped (0-1), once so many
    # scans were tried: a few bad ones are usual, most of them are a fault of something else.
    failure_ceiling: float = 0.5
    failure_sample: int = 10
    # Seconds that a round waits for a store that does not answer, before it ends.
    patience: float = 180.0
    # GB of memory that a process may have of its own, whatever a scan asks for; 0: no limit. A page
    # takes some 12 bytes a pixel: 4.7 GB for one of 400 megapixels, the most that is taken.
    memory: float = 6.0
    # Read known scans again, after all others, when settings or versions have changed that matter
    # to what is read.
    renew: bool = True

    def __post_init__(self) -> None:
        for name in ("pages_at_once", "attempts", "failure_sample"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")
        for name in ("settle", "patience", "memory"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must be at least 0")
        if not 0 <= self.failure_ceiling <= 1:
            raise ValueError("failure_ceiling must be between 0 and 1")
        if self.page_deployment and "/" not in self.page_deployment.strip("/"):
            raise ValueError("page_deployment must be the names of a flow and a deployment: a/b")

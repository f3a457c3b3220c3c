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

    def __post_init__(self) -> None:
        if self.pages_at_once < 1:
            raise ValueError("pages_at_once must be at least 1")
        if self.page_deployment and "/" not in self.page_deployment.strip("/"):
            raise ValueError("page_deployment must be the names of a flow and a deployment: a/b")

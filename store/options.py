"""What can be set about reading scans and storing results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Checksums = Literal["when_required", "when_supported"]


@dataclass(frozen=True, slots=True)
class StoreOptions:
    """Options of the store; credentials are not among them, boto3 finds those by itself.

    Raises:
        ValueError: a value that no store could work with.
    """

    # Folder or s3://bucket/prefix that takes the results when the command line names none.
    url: str = "out"
    # Address of an S3-compatible service; empty: AWS_ENDPOINT_URL_S3, else Amazon's own.
    endpoint: str = ""
    # Region that requests are signed for; empty: as the environment says.
    region: str = ""
    # Where the bucket's name goes: in the path, in the host name, or as boto3 sees fit.
    addressing: Literal["auto", "path", "virtual"] = "auto"
    # When boto3 adds a checksum to what it sends: many S3-compatible services refuse requests
    # with checksums that the operation does not demand, so the default asks for no more.
    request_checksums: Checksums = "when_required"
    # When boto3 asks for a checksum with what it fetches, and verifies it.
    response_checksums: Checksums = "when_required"
    # Seconds to wait for a connection: a store that is there answers within one or two.
    connect_timeout: float = 5.0
    # Seconds to wait for the next bytes of an answer.
    read_timeout: float = 60.0
    # Tries of one request, the first included; boto3 waits longer before each further one.
    attempts: int = 4
    # Connections kept open to one service: at least the pages that are worked on at once.
    connections: int = 16
    # Keys asked for in one listing request; 1000 is the most that services give.
    page_size: int = 1000
    # Bytes of the largest scan that is read: 2 GiB, several times an uncompressed broadsheet.
    max_scan_bytes: int = 2 * 1024**3

    def __post_init__(self) -> None:
        for name in ("connect_timeout", "read_timeout", "attempts", "connections", "page_size"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be greater than 0")
        if self.page_size > 1000:
            raise ValueError("page_size must be at most 1000")
        if self.max_scan_bytes < 1:
            raise ValueError("max_scan_bytes must be at least 1")
        if self.endpoint and not _is_plain_address(self.endpoint):
            raise ValueError("endpoint must be http(s)://host[:port] without name or password")


def _is_plain_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        return bool(
            parts.scheme in {"http", "https"}
            and parts.hostname
            and (parts.port is None or parts.port > 0)
            and parts.username is None
            and not parts.query
        )
    except ValueError:  # a port that is no number, a bracket that does not close
        return False

"""A proxy on loopback before a real S3 server, which can be slow, absent, busy or rude."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.servers.s3 import S3Server, free_port

BUSY = (503, "SlowDown")
EXPIRED = (403, "ExpiredToken")


@dataclass
class Faults:
    """What goes wrong at the moment, and what has come through so far.

    Attributes:
        delay: seconds before each answer.
        refusal: status and code answered instead of asking the server.
        cut: every so many answers break off in the middle; 0 for none.
        asked: methods and paths of the requests so far.
    """

    delay: float = 0.0
    refusal: tuple[int, str] | None = None
    cut: int = 0
    asked: list[str] = field(default_factory=list)


class Proxy:
    """A server that passes everything on to another, unless told to misbehave."""

    def __init__(self, behind: S3Server) -> None:
        self.faults, self._behind, self.port = Faults(), behind, free_port()
        self._server: ThreadingHTTPServer | None = None

    @property
    def seen(self) -> S3Server:
        """The server as it is seen through the proxy."""
        return replace(self._behind, endpoint=f"http://127.0.0.1:{self.port}")

    def up(self) -> None:
        """Listen."""
        behind = urlsplit(self._behind.endpoint)
        made = type("Bound", (_Handler,), {"faults": self.faults, "behind": behind.netloc})
        self._server = _Server(("127.0.0.1", self.port), made)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def down(self) -> None:
        """Refuse all connections, and cut those there are."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server.cut()
            self._server = None

    @contextmanager
    def outage(self, seconds: float) -> Iterator[None]:
        """Be down now, and up again after so many seconds, whatever else goes on."""
        self.down()
        timer = threading.Timer(seconds, self.up)
        timer.start()
        yield
        timer.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, *arguments: object) -> None:
        self.connections: set[socket.socket] = set()
        super().__init__(*arguments)  # type: ignore[arg-type]

    def process_request(self, request: socket.socket, client_address: object) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""

    def cut(self) -> None:
        for connection in list(self.connections):
            reset(connection)


class _Handler(BaseHTTPRequestHandler):
    faults: Faults
    behind: str
    protocol_version = "HTTP/1.1"

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.faults.asked.append(f"{self.command} {self.path}")
        number = len(self.faults.asked)
        time.sleep(self.faults.delay)
        if self.faults.refusal:
            status, code = self.faults.refusal
            said = f"<Error><Code>{code}</Code><Message>no</Message></Error>".encode()
            self._answer(status, [("Content-Type", "application/xml")], said)
            return
        status, headers, said = self._asked(body)
        if self.faults.cut and number % self.faults.cut == 0:
            self._answer(status, headers, said[: len(said) // 2], len(said) or 10)
            reset(self.connection)
            return
        self._answer(status, headers, said)

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = _pass_on  # noqa: N815

    def _asked(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        upstream = http.client.HTTPConnection(self.behind, timeout=60)
        try:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in {"expect", "connection"}:
                    upstream.putheader(name, value)
            upstream.endheaders(body)
            answer = upstream.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            upstream.close()

    def _answer(
        self, status: int, headers: list[tuple[str, str]], body: bytes, promised: int = -1
    ) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, value)
        length = {name.lower(): value for name, value in headers}.get("content-length", "0")
        told = length if self.command == "HEAD" else str(max(promised, len(body)))
        if status != 204:
            self.send_header("Content-Length", told)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


def reset(connection: socket.socket) -> None:
    """Cut a connection as a machine does that goes down."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()


@contextmanager
def faulty(behind: S3Server) -> Iterator[Proxy]:
    """A proxy before a server while this lasts."""
    proxy = Proxy(behind)
    proxy.up()
    try:
        yield proxy
    finally:
        proxy.down()

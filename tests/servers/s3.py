"""A real S3 server for tests: a Ceph object gateway on loopback, its objects in memory.

Needs Debian's packages radosgw, ceph-mon, ceph-osd and ceph-common (which the first bring along).
Starting takes about ten seconds and 250 MB, so there is one for all tests of a run.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest

PROGRAMS = (
    "ceph",
    "ceph-authtool",
    "ceph-mon",
    "ceph-osd",
    "monmaptool",
    "radosgw",
    "radosgw-admin",
)
PACKAGES = "radosgw ceph-mon ceph-osd"

CONFIGURATION = """\
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{mon}/0]
mon initial members = a
public addr = 127.0.0.1
auth allow insecure global id reclaim = false
mon warn on pool no redundancy = false
keyring = {folder}/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 1073741824
osd class load list = *
osd class default list = *
log file = {folder}/$name.log
admin socket = {folder}/$name.asok
run dir = {folder}
mon data = {folder}/mon
osd data = {folder}/osd
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:{gateway}
rgw enable apis = s3
"""


@dataclass(frozen=True, slots=True)
class S3Server:
    """A running server and the credentials it takes."""

    endpoint: str
    access_key: str
    secret_key: str

    def environment(self) -> dict[str, str]:
        """What boto3's own chain needs to find it."""
        return {
            "AWS_ENDPOINT_URL_S3": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }

    def client(self) -> Any:
        """A client of the server, independent of the store under test."""
        return boto3.session.Session().client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
        )


@contextmanager
def running_s3() -> Iterator[S3Server]:
    """Start a server, and stop what was started when the block ends."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise RuntimeError(f"{missing[0]} is not installed: apt-get install {PACKAGES}")
    # A socket's path has at most 107 bytes, fewer than a test's own folder may take.
    with tempfile.TemporaryDirectory(prefix="s3-") as name, ExitStack() as daemons:
        folder, gateway = Path(name), free_port()
        server = S3Server(f"http://127.0.0.1:{gateway}", "testaccess", secrets.token_hex(16))
        cluster = Cluster(folder, daemons, CONFIGURATION, gateway)
        cluster.start_monitor()
        cluster.start_objects()
        cluster.start_gateway(server)
        yield server


class Cluster:
    """The three daemons behind the server, each a child of this process."""

    def __init__(self, folder: Path, daemons: ExitStack, template: str, gateway: int) -> None:
        self.folder, self.daemons = folder, daemons
        self.fsid, self.mon, self.gateway = str(uuid.uuid4()), free_port(), gateway
        self.conf = folder / "ceph.conf"
        self.conf.write_text(
            template.format(folder=folder, fsid=self.fsid, mon=self.mon, gateway=gateway)
        )

    def start_monitor(self) -> None:
        """Keys, map and data of the monitor, then the monitor itself."""
        self._keys()
        (self.folder / "mon").mkdir()
        (self.folder / "osd").mkdir()
        monmap, keyring = self.folder / "monmap", self.folder / "keyring"
        address = f"[v2:127.0.0.1:{self.mon}/0]"
        run("monmaptool", "--create", "--fsid", self.fsid, "--addv", "a", address, monmap)
        run(
            "ceph-mon",
            "-c",
            self.conf,
            "--mkfs",
            "-i",
            "a",
            "--monmap",
            monmap,
            "--keyring",
            keyring,
        )
        self._spawn("ceph-mon", "-f", "-c", self.conf, "-i", "a")
        self._until("the monitor", lambda: self._ceph("status").returncode == 0)
        self._ceph("auth", "import", "-i", keyring)

    def start_objects(self) -> None:
        """The one daemon that holds objects."""
        identity = str(uuid.uuid4())
        number = self._ceph("osd", "new", identity).stdout.strip()
        run("ceph-osd", "-c", self.conf, "-i", number, "--mkfs", "--osd-uuid", identity)
        self._spawn("ceph-osd", "-f", "-c", self.conf, "-i", number)
        self._until("the object daemon", lambda: "1 up" in self._ceph("osd", "stat").stdout)

    def start_gateway(self, server: S3Server) -> None:
        """The gateway that speaks S3, and its user."""
        self._spawn("radosgw", "-f", "-c", self.conf, "-n", "client.rgw")
        user = ("user", "create", "--uid=test", "--display-name=test")
        keys = (f"--access-key={server.access_key}", f"--secret-key={server.secret_key}")
        run("radosgw-admin", "-c", self.conf, "-n", "client.rgw", *user, *keys)
        self._until("the gateway", lambda: answers(self.gateway))

    def _keys(self) -> None:
        full = ("--cap", "mon", "allow *", "--cap", "osd", "allow *")
        keyring = self.folder / "keyring"
        run("ceph-authtool", "--create-keyring", keyring, "--gen-key", "-n", "mon.", *full)
        run("ceph-authtool", keyring, "--gen-key", "-n", "client.admin", *full)
        run("ceph-authtool", keyring, "--gen-key", "-n", "client.rgw", *full)
        profile = ("--cap", "mon", "allow profile osd", "--cap", "osd", "allow *")
        run("ceph-authtool", keyring, "--gen-key", "-n", "osd.0", *profile)

    def _ceph(self, *words: object) -> subprocess.CompletedProcess[str]:
        command = ("ceph", "-c", self.conf, "--connect-timeout", "2", *words)
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)

    def _spawn(self, *words: object) -> None:
        log = self.daemons.enter_context((self.folder / f"{words[0]}.out").open("wb"))
        # A daemon must not outlive the tests, not even when they are killed.
        command = ("setpriv", "--pdeathsig", "KILL", *map(str, words))
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self.daemons.callback(stop, process)

    def _until(self, what: str, ready: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end:
                raise RuntimeError(f"{what} did not come up; see {self._last_words()}")
            time.sleep(0.1)

    def _last_words(self) -> str:
        return "\n".join(path.read_text()[-500:] for path in self.folder.glob("*.out"))


def run(*words: object) -> None:
    """Run a program to its end; its output is shown when it fails."""
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]} failed: {done.stderr[-1000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a daemon that was started here."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port on loopback that nobody has at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """One real S3 server for the whole run."""
    with running_s3() as server:
        yield server


@pytest.fixture(scope="session")
def s3_bucket(s3_server: S3Server) -> str:
    """A bucket of it."""
    s3_server.client().create_bucket(Bucket="newspapers")
    return "newspapers"


@pytest.fixture
def s3_url(s3_server: S3Server, s3_bucket: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A prefix of its own for each test, with the environment set so that boto3 finds it."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in s3_server.environment().items():
        monkeypatch.setenv(name, value)
    return f"s3://{s3_bucket}/{uuid.uuid4().hex}"

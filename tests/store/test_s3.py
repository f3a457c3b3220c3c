"""What holds for S3 alone, on a real server: errors in our words, checksum modes, no secrets."""

import base64
import os
import socket
import threading
import time
import traceback
from contextlib import suppress

import pytest

from document.errors import SettingsError, StoreError, StoreMissing, StoreUnavailable
from store import open_store
from store.options import StoreOptions
from store.s3 import connect
from tests.servers.s3 import free_port

SECRET = "do-not-tell-this-to-anyone"  # noqa: S105 - stands for one in these tests


@pytest.mark.parametrize("mode", ["when_required", "when_supported"])
@pytest.mark.parametrize("addressing", ["auto", "path"])
def test_both_checksum_modes(s3_url, mode, addressing):
    options = StoreOptions(
        request_checksums=mode, response_checksums=mode, addressing=addressing, region="us-east-1"
    )
    store = open_store(s3_url, options)
    store.put("版面/a", b"bytes")
    assert store.get("版面/a") == b"bytes"
    assert list(store.list()) == ["版面/a"]


def test_the_endpoint_of_the_options_comes_before_the_environment(s3_url, s3_server, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{free_port()}")
    store = open_store(s3_url, StoreOptions(endpoint=s3_server.endpoint))
    store.put("a", b"1")
    assert store.get("a") == b"1"


def test_objects_stand_under_the_prefix_with_their_type(s3_url, s3_server, s3_bucket):
    open_store(f"{s3_url}/deep/er/").put("a/b.json", b"{}", "application/json")
    key = f"{s3_url.removeprefix(f's3://{s3_bucket}/')}/deep/er/a/b.json"
    head = s3_server.client().head_object(Bucket=s3_bucket, Key=key)
    assert (head["ContentType"], head["ContentLength"]) == ("application/json", 2)


def test_a_neighbour_prefix_is_another_store(s3_url):
    open_store(f"{s3_url}/paper").put("a", b"1")
    open_store(f"{s3_url}/paper-2").put("b", b"2")
    assert list(open_store(f"{s3_url}/paper").list()) == ["a"]


@pytest.mark.usefixtures("s3_url")
def test_a_bucket_without_prefix(s3_server):
    s3_server.client().create_bucket(Bucket="plain-bucket")
    store = open_store("s3://plain-bucket/")
    store.put("a/b", b"1")
    assert (store.url, list(store.list())) == ("s3://plain-bucket", ["a/b"])


def test_more_keys_than_one_answer_holds(s3_url):
    store = open_store(s3_url)
    keys = [f"many/{n:04d}" for n in range(1050)]

    def put(part):
        for key in part:
            store.put(key, b"")

    writers = [threading.Thread(target=put, args=(keys[n::8],)) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert list(store.list()) == keys


@pytest.mark.usefixtures("s3_url")
def test_equal_options_share_a_client_and_other_credentials_do_not(monkeypatch):
    assert connect(StoreOptions()) is connect(StoreOptions())
    before = connect(StoreOptions())
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "another")
    assert connect(StoreOptions()) is not before


def refusal(store):
    """What each use of a store that cannot be used raises, all alike; checked for secrets."""
    raised = []
    for use in (
        lambda: store.get("a"),
        lambda: store.put("a", b"1"),
        lambda: store.exists("a"),
        lambda: list(store.list()),
        lambda: store.delete("a"),
    ):
        with pytest.raises(StoreError) as caught:
            use()
        told = "".join(traceback.format_exception(caught.value))
        for secret in (SECRET, os.environ.get("AWS_SECRET_ACCESS_KEY", SECRET), "Signature="):
            assert secret not in told
        assert os.environ.get("AWS_ACCESS_KEY_ID", SECRET) not in told
        assert caught.value.remedy
        assert not isinstance(caught.value, StoreMissing)
        raised.append(caught.value)
    assert len({type(error) for error in raised}) == 1
    return raised[0]


@pytest.mark.usefixtures("s3_url")
def test_no_such_bucket():
    assert "no such bucket" in refusal(open_store("s3://nobody-made-this-one/x")).problem


def test_a_wrong_secret(s3_url, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    assert "not accepted (SignatureDoesNotMatch)" in refusal(open_store(s3_url)).problem


def test_an_unknown_access_key(s3_url, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIANOBODYKNOWSTHIS")
    assert "not accepted (InvalidAccessKeyId)" in refusal(open_store(s3_url)).problem


@pytest.mark.usefixtures("s3_url")
def test_a_bucket_of_somebody_else(s3_server):
    s3_server.client().create_bucket(Bucket="closed-bucket")
    s3_server.client().put_object(Bucket="closed-bucket", Key="a", Body=b"1")
    s3_server.client().put_bucket_policy(
        Bucket="closed-bucket",
        Policy='{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",'
        ' "Action": "s3:*", "Resource": ["arn:aws:s3:::closed-bucket/*",'
        ' "arn:aws:s3:::closed-bucket"]}]}',
    )
    assert "access denied" in refusal(open_store("s3://closed-bucket")).problem


def test_no_credentials(s3_url, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    error = refusal(open_store(s3_url))
    assert "no credentials" in error.problem
    assert "AWS_ACCESS_KEY_ID" in error.remedy


def test_an_unknown_profile(s3_url, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(SettingsError, match="boto3 cannot be set up"):
        open_store(s3_url)


def test_nobody_listens(s3_url):
    endpoint = f"http://127.0.0.1:{free_port()}"
    error = refusal(open_store(s3_url, StoreOptions(endpoint=endpoint, attempts=1)))
    assert isinstance(error, StoreUnavailable)
    assert "cannot be reached" in error.problem


def test_a_host_that_does_not_exist(s3_url):
    options = StoreOptions(endpoint="http://no-such-host.invalid", attempts=1)
    assert isinstance(refusal(open_store(s3_url, options)), StoreUnavailable)


@pytest.fixture
def answering():
    """A socket on loopback that gives one fixed answer to every request (None: none at all)."""
    listeners = []

    def converse(caller, said):
        with caller, suppress(OSError):
            caller.settimeout(2)
            caller.recv(65536)
            if said is None:
                time.sleep(1.5)
                return
            caller.sendall(said)
            caller.shutdown(socket.SHUT_WR)
            while caller.recv(65536):  # closing on unread bytes would throw the answer away
                continue

    def serve(listener, said):
        with suppress(OSError):  # the test has closed it
            while True:
                caller, _ = listener.accept()
                threading.Thread(target=converse, args=(caller, said), daemon=True).start()

    def start(said):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=serve, args=(listener, said), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def answer(status, code):
    body = f"<Error><Code>{code}</Code><Message>AWSAccessKeyId {SECRET}</Message></Error>".encode()
    head = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


CASES = [
    ("503 Slow Down", "SlowDown", StoreUnavailable, "busy"),
    ("503 Service Unavailable", "ServiceUnavailable", StoreUnavailable, "busy"),
    ("500 Internal Server Error", "InternalError", StoreUnavailable, "busy"),
    ("429 Too Many Requests", "TooManyRequests", StoreUnavailable, "busy"),
    ("400 Bad Request", "RequestTimeout", StoreUnavailable, "busy"),
    ("400 Bad Request", "AuthorizationHeaderMalformed", StoreError, "region"),
    ("400 Bad Request", "IllegalLocationConstraintException", StoreError, "region"),
    ("400 Bad Request", "ExpiredToken", StoreError, "not accepted"),
    ("403 Forbidden", "RequestTimeTooSkewed", StoreError, "clock"),
    ("403 Forbidden", "AccessDenied", StoreError, "access denied"),
    ("501 Not Implemented", "NotImplemented", StoreError, "refuses"),
]


@pytest.mark.parametrize(("status", "code", "kind", "word"), CASES)
def test_each_answer_of_a_service_has_its_word(s3_url, answering, status, code, kind, word):
    options = StoreOptions(endpoint=answering(answer(status, code)), attempts=1)
    error = refusal(open_store(s3_url, options))
    assert type(error) is kind
    assert word in error.problem


def test_a_service_that_hangs_up(s3_url, answering):
    options = StoreOptions(endpoint=answering(b""), attempts=1)
    assert isinstance(refusal(open_store(s3_url, options)), StoreUnavailable)


def test_a_service_that_says_nothing(s3_url, answering):
    options = StoreOptions(endpoint=answering(None), attempts=1, read_timeout=0.3)
    with pytest.raises(StoreUnavailable, match="does not answer in time"):
        open_store(s3_url, options).get("a")


def test_an_answer_that_breaks_off(s3_url, answering):
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it"
    options = StoreOptions(endpoint=answering(half), attempts=1)
    with pytest.raises(StoreUnavailable):
        open_store(s3_url, options).get("a")


def test_bytes_that_do_not_match_their_checksum(s3_url, answering):
    crc = base64.b64encode(b"\0\0\0\0")
    page = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nx-amz-checksum-crc32: %s\r\n\r\nhi" % crc
    options = StoreOptions(
        endpoint=answering(page), attempts=1, response_checksums="when_supported"
    )
    with pytest.raises(StoreUnavailable, match="FlexibleChecksumError"):
        open_store(s3_url, options).get("a")


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "127.0.0.1:9000"},
        {"endpoint": f"http://me:{SECRET}@host"},
        {"endpoint": "http://host:port"},
        {"attempts": 0},
        {"page_size": 1001},
        {"read_timeout": 0},
        {"max_scan_bytes": 0},
    ],
)
def test_options_that_make_no_sense(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))) as raised:
        StoreOptions(**wrong)
    assert SECRET not in str(raised.value)

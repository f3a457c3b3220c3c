"""A store in a bucket of an S3-compatible service."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from typing import Any, TypeVar

import boto3
import botocore.exceptions
from botocore.config import Config

from document.errors import SettingsError
from store.addresses import S3Address
from store.base import ABSENT, check_key, check_prefix, key_problem
from store.options import StoreOptions
from store.s3_errors import is_conflict, mapped

_Answer = TypeVar("_Answer")

_BROKEN_OFF = (
    botocore.exceptions.ResponseStreamingError,
    botocore.exceptions.IncompleteReadError,
    botocore.exceptions.ReadTimeoutError,
)


class S3Store:
    """A prefix of a bucket as store. Each write is one PUT, so that it is whole or not there."""

    def __init__(self, address: S3Address, options: StoreOptions) -> None:
        self._bucket = address.bucket
        prefix = address.key.rstrip("/")
        self._prefix = f"{check_key(prefix)}/" if prefix else ""
        self._page_size, self._attempts = options.page_size, options.attempts
        self._client = connect(options)

    @property
    def url(self) -> str:
        return f"s3://{self._bucket}/{self._prefix}".rstrip("/")

    def get(self, key: str) -> bytes:
        """The bytes under the key; see `store.base.Store`."""
        name = self._name(key)
        with mapped(self._bucket, name):
            return _whole(lambda: self._get(name), self._attempts)

    def _get(self, name: str) -> bytes:
        data: bytes = self._client.get_object(Bucket=self._bucket, Key=name)["Body"].read()
        return data

    def put(self, key: str, data: bytes, content_type: str = "application/octet-stream") -> None:
        """Puts the bytes under the key in a single request; see `store.base.Store`."""
        name = self._name(key)
        with mapped(self._bucket, name):
            self._client.put_object(
                Bucket=self._bucket, Key=name, Body=data, ContentType=content_type
            )

    def put_if(
        self, key: str, data: bytes, tag: str, content_type: str = "application/octet-stream"
    ) -> bool:
        """Puts the bytes if the key still has the tag; see `store.base.Store`."""
        name = self._name(key)
        # Without quotes: Ceph compares the header letter by letter, Amazon takes both.
        condition = {"IfNoneMatch": "*"} if tag == ABSENT else {"IfMatch": tag}
        with mapped(self._bucket, name):
            try:
                self._client.put_object(
                    Bucket=self._bucket, Key=name, Body=data, ContentType=content_type, **condition
                )
            except botocore.exceptions.ClientError as error:
                if not is_conflict(error):
                    raise
                return False
        return True

    def tags(self, prefix: str = "") -> dict[str, str]:
        """The keys with their ETags; see `store.base.Store`."""
        check_prefix(prefix)
        start = S3Address(self._bucket, self._prefix + prefix)
        found = {
            name.removeprefix(self._prefix): tag
            for name, tag in list_objects(self._client, start, self._page_size)
        }
        return {key: tag for key, tag in found.items() if not key_problem(key)}

    def holds(self, key: str, data: bytes, tag: str) -> bool:
        """Whether the ETag is that of the bytes; see `store.base.Store`.

        It is their MD5 unless the service encrypts with keys of its own: then nothing is known.
        """
        check_key(key)
        return tag == hashlib.md5(data, usedforsecurity=False).hexdigest()

    def delete(self, key: str) -> None:
        """Removes the key; see `store.base.Store`."""
        name = self._name(key)
        with mapped(self._bucket, name):
            self._client.delete_object(Bucket=self._bucket, Key=name)

    def list(self, prefix: str = "") -> Iterator[str]:
        """The keys that begin with the prefix, page by page; see `store.base.Store`."""
        check_prefix(prefix)
        found = list_bucket(
            self._client, S3Address(self._bucket, self._prefix + prefix), self._page_size
        )
        keys = (name.removeprefix(self._prefix) for name in found)
        return (key for key in keys if not key_problem(key))

    def folders(self, prefix: str = "") -> Iterator[str]:
        """Names of the folders right below a prefix; see `store.base.Store`."""
        start = self._prefix + _folder(prefix)
        found = list_folders(self._client, S3Address(self._bucket, start), self._page_size)
        names = (name.removeprefix(start).rstrip("/") for name in found)
        return (name for name in names if not key_problem(name))

    def exists(self, key: str) -> bool:
        """Whether there are bytes under the key; see `store.base.Store`.

        A listing, not a HEAD: HEAD answers 404 for a missing bucket as for a missing key.
        """
        name = self._name(key)
        found = list_bucket(self._client, S3Address(self._bucket, name), 1)
        return next(found, None) == name

    def _name(self, key: str) -> str:
        return check_key(self._prefix + check_key(key))


def _folder(prefix: str) -> str:
    return f"{check_key(prefix.rstrip('/'))}/" if prefix else ""


def fetch(address: S3Address, limit: int, options: StoreOptions) -> bytes | None:
    """An object's bytes; None when it has more than ``limit`` of them, which are not fetched.

    Raises:
        StoreMissing: there is no such object.
        StoreError: the service cannot be used.
    """

    def ask() -> bytes | None:
        answer = connect(options).get_object(Bucket=address.bucket, Key=address.key)
        with closing(answer["Body"]) as body:
            data: bytes | None = body.read() if answer["ContentLength"] <= limit else None
        return data

    with mapped(address.bucket, address.key):
        return _whole(ask, options.attempts)


def _whole(ask: Callable[[], _Answer], attempts: int) -> _Answer:
    """What is asked for, asked again when it breaks off on the way: boto3 leaves that to us."""
    for attempt in range(1, attempts):
        try:
            return ask()
        except _BROKEN_OFF:
            time.sleep(0.1 * 2**attempt)
    return ask()


def list_bucket(client: Any, start: S3Address, page_size: int, flat: bool = False) -> Iterator[str]:
    """Keys of a bucket that begin with ``start.key``; arguments as for `list_objects`."""
    return (key for key, _ in list_objects(client, start, page_size, flat))


def list_objects(
    client: Any, start: S3Address, page_size: int, flat: bool = False
) -> Iterator[tuple[str, str]]:
    """Keys of a bucket that begin with ``start.key``, each with its ETag.

    Args:
        client: from `connect`.
        start: bucket, and what the keys begin with.
        page_size: keys asked for in one request.
        flat: leave out keys that have a slash after that beginning.
    """
    for page in _list_pages(client, start, page_size, flat):
        yield from ((one["Key"], one["ETag"].strip('"')) for one in page.get("Contents", ()))


def list_folders(client: Any, start: S3Address, page_size: int) -> Iterator[str]:
    """What keys that begin with ``start.key`` go on with up to their next slash, it included."""
    for page in _list_pages(client, start, page_size, flat=True):
        yield from (found["Prefix"] for found in page.get("CommonPrefixes", ()))


def _list_pages(
    client: Any, start: S3Address, page_size: int, flat: bool
) -> Iterator[dict[str, Any]]:
    pages = client.get_paginator("list_objects_v2").paginate(
        Bucket=start.bucket,
        Prefix=start.key,
        PaginationConfig={"PageSize": page_size},
        **({"Delimiter": "/"} if flat else {}),
    )
    with mapped(start.bucket, start.key):
        yield from pages


def connect(options: StoreOptions) -> Any:
    """A client for the service; one for all who ask with equal options and environment.

    Raises:
        SettingsError: the options or boto3's own configuration make no client.
    """
    names = sorted(name for name in os.environ if name.startswith("AWS_"))
    return _connect(options, tuple((name, os.environ[name]) for name in names))


@lru_cache(maxsize=8)
def _connect(options: StoreOptions, environment: tuple[tuple[str, str], ...]) -> Any:
    del environment  # part of the cache's key: other credentials are another client
    config = Config(
        s3={"addressing_style": options.addressing},
        request_checksum_calculation=options.request_checksums,
        response_checksum_validation=options.response_checksums,
        connect_timeout=options.connect_timeout,
        read_timeout=options.read_timeout,
        retries={"total_max_attempts": options.attempts, "mode": "standard"},
        max_pool_connections=options.connections,
    )
    try:
        # A session of its own: boto3's default session is not safe among threads, its clients are.
        return boto3.session.Session().client(
            "s3",
            endpoint_url=options.endpoint or None,
            region_name=options.region or None,
            config=config,
        )
    except (ValueError, botocore.exceptions.BotoCoreError) as error:
        problem = f"boto3 cannot be set up with this configuration ({type(error).__name__})"
        remedy = "Check [store] in the settings, the AWS_ variables and ~/.aws/config."
        raise SettingsError("S3", "settings", problem, remedy) from None

"""boto3's errors in the store's words.

Messages carry a code and a key, never boto3's own text, and no error is chained: what a service
answers may repeat an access key or a signed request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore import exceptions as boto

from document.errors import StoreError, StoreMissing, StoreUnavailable
from store.base import STAGE

_MISSING = {"NoSuchKey", "404", "NotFound"}
_BUSY = {
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "RequestThrottled",
    "RequestLimitExceeded",
    "TooManyRequests",
    "RequestTimeout",
    "OperationAborted",
    "BadDigest",  # damaged on the way
    "429",
}
_REJECTED = {
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidToken",
    "TokenRefreshRequired",
    "InvalidClientTokenId",
}
_ELSEWHERE = {
    "PermanentRedirect",
    "TemporaryRedirect",
    "AuthorizationHeaderMalformed",
    "IllegalLocationConstraintException",
    "301",
    "307",
}
_CONFLICT = {"PreconditionFailed", "ConditionalRequestConflict", "412"}
_FORBIDDEN = {"AccessDenied", "AllAccessDisabled", "AccountProblem", "MethodNotAllowed", "403"}

_NO_CREDENTIALS = (
    boto.NoCredentialsError,
    boto.PartialCredentialsError,
    boto.CredentialRetrievalError,
    boto.ProfileNotFound,
    boto.TokenRetrievalError,
    boto.SSOError,
)
_BROKEN_ROAD = (
    boto.ConnectionError,
    boto.HTTPClientError,
    boto.IncompleteReadError,
    boto.FlexibleChecksumError,
)


@contextmanager
def mapped(bucket: str, key: str) -> Iterator[None]:
    """Turns boto3's errors into the store's."""
    try:
        yield
    except boto.ClientError as error:
        raise _of_answer(error, bucket, key) from None
    except boto.BotoCoreError as error:
        raise _of_road(error, bucket, key) from None


def is_conflict(error: boto.ClientError) -> bool:
    """Whether a conditional request was refused because its condition does not hold.

    Two requests that meet are answered with 409; one whose key is gone with that.
    """
    code = str(error.response.get("Error", {}).get("Code", ""))
    return code in _CONFLICT or code == "NoSuchKey"


def _of_answer(error: boto.ClientError, bucket: str, key: str) -> StoreError:
    """The service has answered, and refused."""
    answer = error.response
    code = str(answer.get("Error", {}).get("Code", ""))
    status = int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    subject = f"s3://{bucket}/{key}"
    if code in _BUSY or status in {429, 500, 502, 503, 504, 507}:
        problem = f"the service is busy or out of order ({code or status})"
        return StoreUnavailable(subject, STAGE, problem, "Try again later.")
    if code == "NoSuchBucket":
        problem, remedy = "there is no such bucket", "Create it, or correct the address."
        return StoreError(f"s3://{bucket}", STAGE, problem, remedy)
    if code in _MISSING:
        return StoreMissing(subject, STAGE, "there is no such key", "Check title, date and page.")
    return StoreError(subject, STAGE, *_refusal(code or str(status)))


def _refusal(code: str) -> tuple[str, str]:
    """Problem and remedy of a refusal that trying again does not change."""
    if code in _REJECTED:
        return f"the credentials are not accepted ({code})", "Renew or correct them."
    if code in _ELSEWHERE:
        return (
            f"the bucket is in another region or at another endpoint ({code})",
            "Set store.region, or store.endpoint.",
        )
    if code == "RequestTimeTooSkewed":
        return "this machine's clock is wrong", "Set the clock."
    if code in _FORBIDDEN:
        return f"access denied ({code})", "Grant these credentials access to the bucket."
    return (
        f"the service refuses the request ({code})",
        "Check endpoint, region, addressing and checksums under [store] in the settings.",
    )


def _of_road(error: boto.BotoCoreError, bucket: str, key: str) -> StoreError:
    """The request has not come through, or its answer has not."""
    subject, name = f"s3://{bucket}/{key}", type(error).__name__
    if isinstance(error, _NO_CREDENTIALS):
        remedy = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE."
        return StoreError(subject, STAGE, f"no credentials were found ({name})", remedy)
    if isinstance(error, boto.SSLError):
        remedy = "Check the endpoint's certificate, or AWS_CA_BUNDLE."
        return StoreError(subject, STAGE, "the connection is not trusted", remedy)
    if isinstance(error, (boto.ConnectTimeoutError, boto.ReadTimeoutError)):
        remedy = "Check the endpoint, or raise store.connect_timeout and store.read_timeout."
        return StoreUnavailable(subject, STAGE, "the service does not answer in time", remedy)
    if isinstance(error, _BROKEN_ROAD):
        remedy = "Check store.endpoint and the network, then try again."
        return StoreUnavailable(subject, STAGE, f"the service cannot be reached ({name})", remedy)
    remedy = "Check [store] in the settings, the AWS_ variables and ~/.aws/config."
    return StoreError(subject, STAGE, f"boto3 cannot send the request ({name})", remedy)

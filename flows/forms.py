"""What a run may be told: the types behind the forms of the Prefect UI, the API and the flows.

Prefect makes the form of a deployment from the signature of its flow: the explanation of each field
is the flow's docstring, and its limits are these. The server refuses what breaks them before there
is a run; `flows.place.checked_given` says the rest when the run begins.
"""

from __future__ import annotations

from datetime import date as calendar_date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

_DAY = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
_NAME = r"^[^\x00-\x1f\x7f]*$"

ScanField = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2048,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        examples=["s3://scans/许昌日报/2021-12-13/4.jpg"],
    ),
]
ScansField = Annotated[list[ScanField], Field(min_length=1, max_length=10_000)]
InboxField = Annotated[
    str, Field(max_length=2048, pattern=_NAME, examples=["s3://scans", "/srv/inbox"])
]
TitleField = Annotated[str, Field(max_length=100, pattern=_NAME, examples=["许昌日报"])]
DateField = Annotated[str, Field(pattern=_DAY, examples=["2021-12-13"])]
LabelField = Annotated[str, Field(max_length=100, pattern=_NAME, examples=["4", "A03"])]
StoreField = Annotated[str, Field(max_length=2048, pattern=_NAME, examples=["s3://articles/daily"])]
ConfigField = Annotated[str, Field(max_length=1024, pattern=_NAME)]
ReaderField = Annotated[str, Field(pattern="^(tesseract|rapidocr)?$", examples=["tesseract"])]
SecondReaderField = Annotated[str, Field(pattern="^(auto|rapidocr|none)?$", examples=["auto"])]
Unasked = Annotated[list[str] | None, SkipJsonSchema()]
"""What one flow tells another and no form asks for."""


class Selection(BaseModel):
    """Which pages of the store are meant: those that meet all that is said here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: TitleField = Field(default="", description="Name or folder of the newspaper.")
    first: DateField = Field(default="", description="First day, YYYY-MM-DD.")
    last: DateField = Field(default="", description="Last day, YYYY-MM-DD.")
    confidence_below: float | None = Field(
        default=None, ge=0, le=1, description="Pages of which we are less sure than this, 0 to 1."
    )
    engine_older_than: str = Field(
        default="",
        max_length=100,
        pattern=r"^([A-Za-z][\w-]* +)?[0-9]+(\.[0-9]+)*$|^$",
        description="Pages read with an older version of an engine: tesseract 5.3.0, or 5.3.0.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """Refuse days that are none, an empty span, and a form that was sent off empty."""
        days = [calendar_date.fromisoformat(day) for day in (self.first, self.last) if day]
        if len(days) == 2 and days[0] > days[1]:
            raise ValueError("the first day comes after the last")
        if self == Selection.model_construct():
            raise ValueError("say which pages are meant: everything would be read again")
        return self

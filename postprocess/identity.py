"""Identity: which page of which issue a scan is, from all that speaks of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from document.errors import SettingsError
from document.page import Folio, PageIdentity
from postprocess.characters import HAN
from postprocess.dates import find_date, weekday_of
from postprocess.filename import read_file_name
from postprocess.labels import parse_label, same_page
from postprocess.simplified import in_simplified

UNKNOWN, UNDATED = "unknown", "undated"

_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEWSPAPER = re.compile(
    f"[{HAN}]{{2,5}}(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|周报|导报|日報|晚報|時報|商報)"
)
_MASTHEAD = re.compile(r"第 ?\d{3,6} ?[期号]|国内统一(?:连续出版物|刊)|代号 ?\d+-\d+")
_SLUG_BYTES = 120  # of 255 that file systems allow: room for suffixes of temporary files
_RESERVED = re.compile("(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])")


@dataclass(frozen=True, slots=True)
class TitleProfile:
    """What is known of a newspaper.

    Attributes:
        slug: its folder name.
        names: spellings of its name as printed, the first one being its title.
        sections: labels its sections bear (``A``, ``B``); empty when pages are only numbered.
        script: of its print, ``simplified`` or ``traditional``; empty when nothing is said.
        inbox: patterns of the paths under which its scans come in; empty for the usual one.
    """

    slug: str
    names: tuple[str, ...]
    sections: tuple[str, ...] = ()
    inbox: tuple[str, ...] = ()
    script: Literal["", "simplified", "traditional"] = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line or the inbox path says of a scan; empty where it says nothing."""

    title: str = ""
    date: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one source says, for one of title, date and page."""

    source: str
    value: str


def identify(
    given: Given, folio: Folio, source_name: str, profiles: Sequence[TitleProfile] = ()
) -> PageIdentity:
    """Which page of which issue a scan is.

    The command line or inbox path counts first, then the folio and masthead, then the file's
    name. What a later source says otherwise goes into the review, as does a weekday that does not
    fit the date.

    Args:
        given: from the command line or the inbox path.
        folio: as read from the page.
        source_name: path or URL of the scan.
        profiles: of the papers that are known.

    Raises:
        SettingsError: a date was given that the calendar does not have.
    """
    name = read_file_name(source_name)
    titles = (
        _Claim("command line or path", _known(given.title, profiles)),
        _Claim("folio", _printed_title(folio, profiles)),
        _Claim("file name", _named_title(name.text, profiles) or _known(name.title, profiles)),
    )
    dates = (
        _Claim("command line or path", _given_date(given.date)),
        _Claim("folio", folio.date),
        _Claim("file name", name.date),
    )
    labels = (
        _Claim("command line or path", parse_label(given.page) or slugify(given.page, "")),
        _Claim("folio", folio.label),
        _Claim("file name", name.label),
    )
    title, date, label = _first(titles), _first(dates), _first(labels)
    front = "" if label else _front_page(folio, title, profiles)
    return PageIdentity(
        title=title,
        slug=_slug(title, profiles),
        date=date or UNDATED,
        label=label or front,
        review=(
            *_contradictions("title", titles),
            *_contradictions("date", dates),
            *_contradictions("page", labels),
            *_weekday(date, folio),
            *([f"page {front} is guessed: a masthead stands on the front page"] if front else []),
        ),
    )


def _first(claims: Sequence[_Claim]) -> str:
    return next((claim.value for claim in claims if claim.value), "")


def _contradictions(what: str, claims: Sequence[_Claim]) -> list[str]:
    """What later sources say against the first that says anything."""
    said = [claim for claim in claims if claim.value]
    return [
        f"{said[0].source} says {what} {said[0].value}, {other.source} says {other.value}"
        for other in said[1:]
        if not _agree(what, said[0].value, other.value)
    ]


def _agree(what: str, one: str, other: str) -> bool:
    """Whether two claims can both be true: 04 is 4, and pinyin may spell the Chinese title."""
    if what == "page":
        return same_page(one, other) or one == other
    return one == other or (what == "title" and one.isascii() != other.isascii())


def _weekday(date: str, folio: Folio) -> list[str]:
    if not date or folio.weekday is None or weekday_of(date) == folio.weekday:
        return []
    says, is_ = _WEEKDAY_NAMES[folio.weekday], _WEEKDAY_NAMES[weekday_of(date)]
    return [f"folio says {says}, but {date} is a {is_}"]


def _given_date(date: str) -> str:
    if not date:
        return ""
    spelled = f"{date[:4]}-{date[4:6]}-{date[6:]}" if re.fullmatch(r"\d{8}", date) else date
    found = find_date(spelled)
    if not found:
        raise SettingsError(date, "settings", "no day of the calendar", "Give it as YYYY-MM-DD.")
    return found


def _known(title: str, profiles: Sequence[TitleProfile]) -> str:
    """The title of the paper that a slug or a spelling names; else the title as it is."""
    for profile in profiles:
        if title and title in (profile.slug, *profile.names):
            return profile.names[0]
    return title


def _printed_title(folio: Folio, profiles: Sequence[TitleProfile]) -> str:
    """The paper whose name the folio or masthead prints, one reading error allowed.

    Mastheads are mostly lettered in traditional characters (東莞日報), whatever the text is in.
    Without a profile, a line that is a newspaper's name and nothing else is taken for it.
    """
    lines = [re.sub(r"\s", "", line) for line in (folio.title, *folio.text.split("\n"))]
    plain = [in_simplified(line) for line in lines] if profiles else []
    for errors in (0, 1):
        for profile in profiles:
            names = [*profile.names, *map(in_simplified, profile.names)]
            if any(_holds(line, name, errors) for line in [*lines, *plain] for name in names):
                return profile.names[0]
    return next((line for line in lines if _NEWSPAPER.fullmatch(line)), "")


def _holds(line: str, name: str, errors: int) -> bool:
    """Whether a line holds a name with so many wrong characters.

    An error may fall on the last two (日报), which all papers share; anywhere else only in a long
    name, for 河南日报 is no misread 湖南日报.
    """
    if errors == 0:
        return name in line
    length = len(name)
    windows = (line[at : at + length] for at in range(max(len(line) - length + 1, 0)))
    return length >= 4 and any(
        (length >= 6 or window[:-2] == name[:-2])
        and Levenshtein.distance(window, name, score_cutoff=errors) <= errors
        for window in windows
    )


def _named_title(text: str, profiles: Sequence[TitleProfile]) -> str:
    """The paper whose name or slug stands in a file's name as a word of its own."""
    lower = text.lower()
    for profile in profiles:
        slug = "[-_. ]?".join(map(re.escape, profile.slug.lower().split("-")))
        # Digits may touch the slug (xuchang20211213), letters make another word of it.
        alone = re.search(rf"(?<![^\W\d_]){slug}(?![^\W\d_])", lower)
        if alone or any(name.lower() in lower for name in profile.names):
            return profile.names[0]
    return ""


def _front_page(folio: Folio, title: str, profiles: Sequence[TitleProfile]) -> str:
    """The front page's label if the folio is a masthead's; mastheads print no page number."""
    if folio.pages_today is None and not _MASTHEAD.search(folio.text):
        return ""
    sections = next((p.sections for p in profiles if title in p.names and p.sections), ("",))
    return f"{sections[0]}1"


def _slug(title: str, profiles: Sequence[TitleProfile]) -> str:
    for profile in profiles:
        if title and title in profile.names:
            return slugify(profile.slug, UNKNOWN)
    return slugify(title, UNKNOWN)


def slugify(text: str, fallback: str) -> str:
    """A folder name that cannot leave its folder: letters, digits, Han, ``-`` and ``_``.

    Everything else becomes one ``-``; points go too, so that neither ``..`` nor a hidden file is
    left. Names that Windows reserves get a ``_``. Longer ones are cut at 120 bytes of UTF-8.

    Args:
        text: from outside, anything at all.
        fallback: what to give when nothing is left.

    >>> slugify("江城日报", "unknown"), slugify("../../etc", "unknown"), slugify("..", "unknown")
    ('江城日报', 'etc', 'unknown')
    """
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(sign if sign.isalnum() or sign == "_" else "-" for sign in plain)
    slug = re.sub("-{2,}", "-", kept).strip("-_")
    slug = slug.encode()[:_SLUG_BYTES].decode(errors="ignore").strip("-_")
    return f"{slug}_" if _RESERVED.fullmatch(slug) else slug or fallback

"""What a run needs, checked one thing at a time, each with what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from config.flow import FlowOptions
from config.settings import Settings
from document.errors import BanmianError, EngineMissing, ExitCode, SettingsError, StoreError
from flows import embedded
from flows.desk import settings_from
from flows.place import is_remote
from store.addresses import shown

NEEDED_MEMORY = 1.0  # GB free: a page takes up to 0.9
NEEDED_DISK = 0.5  # GB free for results, temporary files, Prefect's database


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``problem`` is empty when it is as it should be."""

    subject: str
    told: str
    problem: str = ""
    remedy: str = ""
    exit_code: ExitCode = ExitCode.DONE


def examine(config: str, store: str, inbox: str = "") -> Iterator[Finding]:
    """Everything a run needs, in the order in which it needs it."""
    yield _finding("machine", _machine)
    settings: list[Settings] = []
    yield _finding("settings", lambda: _settings(config, settings))
    if not settings:
        return
    yield _finding("recognition", lambda: _engine(settings[0]))
    yield _finding("second reader", _second_reader)
    yield _finding("standard models", _standard_models)
    yield _finding("temporary files", _scratch)
    yield _finding("inbox", lambda: _inbox(settings[0], inbox))
    yield _finding("store", lambda: _store(settings[0], store))
    yield _finding("Prefect", _prefect)


def _finding(subject: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, look())
    except BanmianError as error:
        problem = f"{error.subject}: {error.problem}"
        return Finding(subject, "", problem, error.remedy, ExitCode(error.exit_code))


def _machine() -> str:
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    available = _available_memory() or free
    if available < NEEDED_MEMORY:
        raise SettingsError(
            "memory",
            "settings",
            f"only {available:.1f} GB are free",
            f"A page takes up to {NEEDED_MEMORY:.0f} GB: end other programs.",
        )
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return f"{cores} cores, {available:.1f} GB free, Python {platform.python_version()}"


def _available_memory() -> float | None:
    """GB that programs can have, as the kernel counts them; None where it does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = {name: rest.split()[0] for name, _, rest in (li.partition(":") for li in lines)}
    return int(kilobytes["MemAvailable"]) / 1e6 if "MemAvailable" in kilobytes else None


def _settings(config: str, found: list[Settings]) -> str:
    settings = settings_from(config)
    titles = len(settings.title_profiles())
    found.append(settings)
    return f"{config or 'default'}, {titles} title profiles"


def _engine(settings: Settings) -> str:
    from ocr import open_readers

    readers = open_readers(settings.ocr)
    readers.try_out()
    return readers.description


def _second_reader() -> str:
    """Import it where it is installed; it is an extra, and its absence no problem."""
    packages = ("onnxruntime", "rapidocr")
    if not all(map(find_spec, packages)):
        return "not installed; pip install banmian[rapidocr] adds it"
    try:
        for name in packages:
            import_module(name)
    except Exception as error:  # compiled code fails in more ways than ImportError
        raise EngineMissing(
            "rapidocr",
            "ocr",
            f"is installed and cannot be loaded ({type(error).__name__})",
            "Install the pinned packages: pip install -r requirements.txt.",
        ) from error
    return ", ".join(f"{name} {version(name)}" for name in packages)


def _standard_models() -> str:
    """Whether set-up could get them; banmian reads without them, less well."""
    from ocr.models import FOLDER, standard
    from ocr.options import OcrOptions

    if standard(OcrOptions()):
        return f"in {FOLDER}"
    return "not installed; make setup fetches them where it reaches npm's registry"


def _scratch() -> str:
    """Room for the crops of the pages in work."""
    folder = Path(tempfile.gettempdir())
    return f"{_room(folder, SettingsError, 'Make room, or set TMPDIR.'):.1f} GB free in {folder}"


def _room(folder: Path, kind: type[BanmianError], remedy: str) -> float:
    """GB free in a folder, or where it will be made."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free / 1e9
    if free < NEEDED_DISK:
        raise kind(str(folder), "settings", f"only {free:.1f} GB are free", remedy)
    return free


def _inbox(settings: Settings, location: str) -> str:
    """List the inbox, as a round does."""
    from store.inbox import inbox_url, survey

    named = location or settings.flows.inbox
    url = inbox_url(named)
    if named == FlowOptions().inbox and not location and not Path(named).exists():
        return f"{url} is not there; only banmian ingest needs it"
    found = list(survey(named, settings.store))
    strange = sum(bool(one.problem) for one in found)
    odd = f", {strange} of them links or out of place" if strange else ""
    return f"{len(found)} scans in {shown(url)}{odd}"


def _store(settings: Settings, url: str) -> str:
    """Put, get and delete a tiny object."""
    from store import open_store

    store = open_store(url, settings.store)
    key, data = f"scans/doctor-{uuid.uuid4().hex}.json", b"{}"
    store.put(key, data, "application/json")
    if store.get(key) != data:
        raise StoreError(
            store.url, "store", "does not give back what was put", "Use another store."
        )
    store.delete(key)
    return f"{shown(store.url)} takes, gives and deletes{_room_in(store.url)}"


def _room_in(url: str) -> str:
    if is_remote(url):
        return ""
    remedy = "Make room, or name another folder: a page takes about 2 MB."
    return f", {_room(Path(url), StoreError, remedy):.1f} GB free"


def _prefect() -> str:
    embedded.prepare()
    url = embedded.server_url()
    if url:
        problem = embedded.server_problem(url)
        if problem:
            raise SettingsError(shown(url), "settings", problem, embedded.REMEDY)
        return f"server at {shown(url)}"
    return _embedded_server()


def _embedded_server() -> str:
    """Import what the embedded server runs, and look where it keeps its database."""
    import prefect
    from prefect.settings import get_current_settings

    try:
        import prefect.server.api.server  # the import is what is checked
    except (ImportError, TypeError) as error:
        raise SettingsError(
            "the embedded server",
            "settings",
            f"cannot be loaded ({error})",
            "Install the pinned packages: pip install -r requirements.txt.",
        ) from error
    home = get_current_settings().home
    try:
        home.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(home).free / 1e9
        writable = os.access(home, os.W_OK)
    except OSError:
        free, writable = 0.0, False
    if not writable or free < NEEDED_DISK:
        problem = f"{free:.1f} GB are free" if writable else "is not writable"
        raise SettingsError(
            str(home), "settings", problem, "Point PREFECT_HOME at a folder with room."
        )
    return f"{prefect.__version__}, embedded, database in {home}"

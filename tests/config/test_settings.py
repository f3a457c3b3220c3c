"""Settings: which source wins, what is refused and how, what the documented file says."""

import json
import os
import tomllib
from dataclasses import asdict

import pytest

from config.settings import Settings, fingerprint, load_settings
from config.sources import DEFAULT_FILE
from document.errors import SettingsError

SECTIONS = ("scan", "layout", "ocr", "text", "store", "flows")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith("BANMIAN_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def toml(tmp_path):
    """Writes a settings file."""

    def write(text):
        path = tmp_path / "own.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def flat(values):
    """Settings as ``section.key = value`` lines."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from (f"{name}.{line}" for line in flat(value))
        else:
            yield f"{name} = {json.dumps(value)}"


def test_the_documented_file_names_every_setting_with_its_default():
    written = set(flat(tomllib.loads(DEFAULT_FILE.read_text(encoding="utf-8"))))
    defaults = set(flat(json.loads(Settings().model_dump_json())))
    assert written - defaults == set(), "config/default.toml says something else than the code"
    assert defaults - written == set(), "config/default.toml does not name these"


def test_every_setting_is_explained():
    lines = DEFAULT_FILE.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if " = " in line and not line.startswith("#") and not before.strip()
    ]
    assert bare == []


def test_a_key_that_the_file_does_not_name_keeps_its_default(toml):
    assert load_settings(toml("")) == Settings()


def test_the_caller_comes_before_the_environment_and_that_before_the_file(toml, monkeypatch):
    path = toml("[store]\nattempts = 7\nregion = 'file'\nurl = 'file'\nendpoint = 'http://file'")
    monkeypatch.setenv("BANMIAN_STORE__URL", "environment")
    monkeypatch.setenv("BANMIAN_STORE__REGION", "environment")
    store = load_settings(path, {"store": {"url": "caller"}}).store
    assert (store.url, store.region, store.endpoint) == ("caller", "environment", "http://file")
    assert store.attempts == 7
    assert store.page_size == 1000


@pytest.mark.parametrize(
    ("variable", "value", "section", "key", "wanted"),
    [
        ("BANMIAN_OCR__TIMEOUT", "60", "ocr", "timeout", 60.0),
        ("BANMIAN_OCR__LANGUAGES", "chi_sim, chi_tra", "ocr", "languages", ("chi_sim", "chi_tra")),
        ("BANMIAN_OCR__LANGUAGES", '["chi_tra"]', "ocr", "languages", ("chi_tra",)),
        ("BANMIAN_OCR__TESSDATA", "123", "ocr", "tessdata", "123"),
        ("BANMIAN_OCR", '{"timeout": 60}', "ocr", "timeout", 60.0),
        ("banmian_flows__pages_at_once", "3", "flows", "pages_at_once", 3),
    ],
)
def test_each_key_has_its_variable(monkeypatch, variable, value, section, key, wanted):
    monkeypatch.setenv(variable, value)
    assert getattr(getattr(load_settings(), section), key) == wanted


def test_sections_are_the_stages_own_options():
    for name in SECTIONS:
        assert type(getattr(load_settings(), name)) is type(getattr(Settings(), name))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[ocr]\ntimout = 30", ("ocr.timout", "own.toml", "no such setting", "Perhaps timeout?")),
        ("[orc]\ntimeout = 30", ("orc", "own.toml", "no such setting", "Perhaps ocr?")),
        ("zzz = 1", ("zzz", "There are flows")),
        ("[ocr]\ntimeout = 'soon'", ("ocr.timeout", "own.toml", "valid number", "default.toml")),
        ("[ocr]\ntimeout = nan", ("ocr.timeout", "own.toml", "finite")),
        ("[ocr]\nlanguages = 'chi_sim'", ("ocr.languages", "own.toml", "valid tuple")),
        ("[ocr]\nlanguages = [1]", ("ocr.languages", "own.toml", "valid string")),
        ("[store]\nattempts = 2.5", ("store.attempts", "own.toml", "integer")),
        ("[store]\nattempts = 0", ("store", "own.toml", "attempts must be greater than 0")),
        ("[store]\naddressing = 'host'", ("store.addressing", "'auto', 'path' or 'virtual'")),
        ("ocr = 3", ("ocr", "own.toml", "dictionary")),
        ("titles = 3", ("titles", "own.toml", "string")),
        ("[ocr\n", ("own.toml", "not valid TOML", "Correct that line")),
        ("[ocr]\nair = 1\nair = 2", ("own.toml", "not valid TOML")),
        (b"# \xff\xfe", ("own.toml", "not UTF-8")),
    ],
)
def test_what_makes_no_sense_in_a_file(toml, text, words):
    with pytest.raises(SettingsError) as raised:
        load_settings(toml(text))
    for word in words:
        assert word in str(raised.value)
    assert (raised.value.stage, raised.value.exit_code) == ("settings", 2)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("BANMIAN_ORC__TIMEOUT", "1", ("BANMIAN_ORC__TIMEOUT", "Perhaps BANMIAN_OCR?")),
        ("BANMIAN_TIMEOUT", "1", ("BANMIAN_TIMEOUT", "no such setting")),
        ("BANMIAN_OCR__TIMOUT", "1", ("BANMIAN_OCR__TIMOUT", "Perhaps timeout?")),
        ("BANMIAN_OCR__TIMEOUT", "soon", ("BANMIAN_OCR__TIMEOUT", "valid number")),
        ("BANMIAN_OCR", "{", ("environment", "JSON")),
        ("BANMIAN_OCR__TIMEOUT__SECONDS", "1", ("ocr.timeout", "valid number")),
    ],
)
def test_what_makes_no_sense_in_the_environment(monkeypatch, variable, value, words):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    for word in words:
        assert word in str(raised.value)


def test_what_the_caller_cannot_say():
    with pytest.raises(SettingsError, match=r"store.ulr \(the command line\).*Perhaps url"):
        load_settings(None, {"store": {"ulr": "out"}})


@pytest.mark.parametrize("name", ["nothing.toml", ".", "a\0.toml"])
def test_a_file_that_cannot_be_read(tmp_path, name):
    with pytest.raises(SettingsError, match="Name a TOML file"):
        load_settings(tmp_path / name)


def test_no_setting_holds_a_credential_and_no_message_repeats_one(monkeypatch):
    for section in SECTIONS:
        for key in asdict(getattr(Settings(), section)):
            assert not {"secret", "password", "token", "credential"} & set(key.split("_"))
            assert not key.endswith(("access_key", "key_id"))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-from-boto3")
    assert "hush" not in repr(load_settings()) + load_settings().model_dump_json()
    for variable in ("ENDPOINT", "ATTEMPTS", "ADDRESSING", "SECRET_KEY"):
        monkeypatch.setenv(f"BANMIAN_STORE__{variable}", "http://me:hush@host")
        with pytest.raises(SettingsError) as raised:
            load_settings()
        assert "hush" not in str(raised.value)
        assert raised.value.__suppress_context__
        monkeypatch.delenv(f"BANMIAN_STORE__{variable}")


def test_the_fingerprint_knows_what_matters(toml):
    def told(**sections):
        return fingerprint(load_settings(toml(""), sections))

    plain = told()
    assert plain == told()
    assert len(plain) == 16
    assert told(ocr={"processes": 1, "timeout": 99.0}, store={"url": "x"}) == plain
    others = {
        told(ocr={"air": 0.3}),
        told(text={"indent": 1.5}),
        told(layout={"max_skew": 2.0}),
        told(scan={"pdf_dpi": 200.0}),
    }
    assert len(others | {plain}) == 5

"""The deployments: prefect.yaml and the forms say what the flows take."""

import json
import re
from pathlib import Path

import pytest
import yaml
from prefect.utilities.callables import parameter_schema
from pydantic import ValidationError

from config.serve import ServeOptions
from flows.deployments import DUTIES, document, served
from flows.doctor import NEEDED_MEMORY
from flows.forms import Selection
from tests.servers import compose

ROOT = Path(__file__).parents[2]


def test_prefect_yaml_is_what_the_deployments_say():
    told = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(document()))


def test_the_round_runs_by_the_clock_of_china_and_never_twice():
    nightly = {d.name: d for d in served(ServeOptions(), "")}["ingest"]
    (schedule,) = nightly.schedules
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 2 * * *", "Asia/Shanghai")
    assert nightly.concurrency_limit == 1
    assert nightly.concurrency_options.collision_strategy == "CANCEL_NEW"


def test_a_settings_file_is_told_to_every_run():
    assert {d.parameters["config"] for d in served(ServeOptions(), "/etc/b.toml")} == {
        "/etc/b.toml"
    }


@pytest.mark.parametrize("duty", DUTIES, ids=[duty.name for duty in DUTIES])
def test_every_field_of_a_form_is_explained(duty):
    schema = parameter_schema(duty.flow())
    assert schema.properties
    assert "beside" not in schema.properties  # what flows tell each other is not asked for
    unexplained = [
        name for name, field in schema.properties.items() if not field.get("description")
    ]
    assert unexplained == []
    assert duty.description


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"first": "2021-12-14", "last": "2021-12-13"},
        {"first": "2021-13-01"},
        {"confidence_below": 1.5},
        {"engine_older_than": "new"},
        {"titel": "许昌日报"},
    ],
)
def test_a_selection_that_makes_no_sense_is_refused(said):
    with pytest.raises(ValidationError):
        Selection(**said)


def test_compose_and_the_guide_name_the_same_commands():
    guide = (ROOT / "docs" / "many-machines.md").read_text(encoding="utf-8")
    for service in ("server", "pool", "worker"):
        told = compose.services()[service]["command"]
        plain = re.sub(r'^sh -c "|"$', "", told)
        missing = [part for part in plain.split(" && ") if part not in guide]
        assert missing == [], service


def test_workers_are_told_what_the_guide_tells_them():
    guide = (ROOT / "docs" / "many-machines.md").read_text(encoding="utf-8")
    for service in ("server", "worker"):
        named = compose.services()[service]["environment"]
        assert [name for name in named if name not in guide] == [], service


def test_pods_are_workers_with_memory_for_the_largest_page():
    (pod,) = yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8"))
    (worker,) = pod["spec"]["template"]["spec"]["containers"]
    named = {one["name"] for one in worker["env"]} | {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    assert named == set(compose.services()["worker"]["environment"])
    ours = compose.services()["worker"]["command"].split()
    assert worker["args"][:-1] == ours[:-1]  # but for the number of runs at once
    asked = worker["resources"]["requests"]["memory"]
    assert float(asked.removesuffix("Gi")) * 1.074 >= NEEDED_MEMORY

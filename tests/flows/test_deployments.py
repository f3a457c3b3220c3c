"""The deployments: prefect.yaml and the forms say what the flows take."""

import json
import re
from pathlib import Path

import pytest
import yaml
from prefect.client.orchestration import get_client
from prefect.utilities.callables import parameter_schema
from prefect.utilities.templating import apply_values
from pydantic import ValidationError

from config.serve import ServeOptions
from flows.deployments import DUTIES, POOL, document, served
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


TEMPLATE = json.loads((ROOT / "deploy" / "kubernetes-pool.json").read_text(encoding="utf-8"))


def pod(**variables):
    """The container of a run, as a worker fills in the template."""
    known = TEMPLATE["variables"]["properties"]
    defaults = {name: told["default"] for name, told in known.items() if "default" in told}
    told = {**defaults, "command": "prefect flow-run execute", **variables}
    manifest = apply_values(TEMPLATE["job_configuration"]["job_manifest"], told)
    spec = manifest["spec"]["template"]["spec"]
    assert (spec["restartPolicy"], spec["parallelism"], spec["completions"]) == ("Never", 1, 1)
    (container,) = spec["containers"]
    return container


def test_every_blank_of_the_pool_is_a_variable_that_can_be_set():
    blanks = set(re.findall(r"{{ *(\w+) *}}", json.dumps(TEMPLATE["job_configuration"])))
    assert blanks == set(TEMPLATE["variables"]["properties"])


def test_a_pod_has_memory_for_a_page_and_says_so_before_it_is_killed():
    container = pod()
    asked, most = (gigabytes(container["resources"][of]["memory"]) for of in ("requests", "limits"))
    environment = {one["name"]: one["value"] for one in container["env"]}
    assert NEEDED_MEMORY <= asked < float(environment["BANMIAN_FLOWS__MEMORY"]) < most
    assert container["resources"]["requests"]["cpu"] == environment["BANMIAN_OCR__PROCESSES"]
    assert container["image"] == compose.services()["worker"]["image"]
    assert container["args"] == "prefect flow-run execute"
    larger = pod(memory_limit="8Gi")
    assert larger["resources"]["limits"]["memory"] == "8Gi"


def test_pods_are_told_what_workers_are_told():
    container = pod()
    named = {one["name"] for one in container["env"]} - {"BANMIAN_FLOWS__MEMORY"}
    secret = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    by_the_worker = {"PREFECT_API_URL", "PREFECT_WORKER_QUERY_SECONDS"}
    assert named | secret | by_the_worker == set(compose.services()["worker"]["environment"])


def test_the_worker_of_the_cluster_may_do_what_it_must_and_no_more():
    told = (ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")
    account, role, binding, deployment = yaml.safe_load_all(told)
    spec = deployment["spec"]["template"]["spec"]
    (worker,) = spec["containers"]
    assert worker["args"] == [
        *("prefect", "worker", "start", "--pool", POOL, "--type", "kubernetes")
    ]
    name = account["metadata"]["name"]
    assert spec["serviceAccountName"] == binding["subjects"][0]["name"] == name
    assert binding["roleRef"]["name"] == role["metadata"]["name"]
    assert role["kind"] == "Role"  # of one namespace, not of the cluster
    may = {what: rule["verbs"] for rule in role["rules"] for what in rule["resources"]}
    assert {"create", "delete"} <= set(may["jobs"])
    assert set(may["pods"]) == {"get", "list", "watch"}
    assert (
        deployment["spec"]["selector"]["matchLabels"]
        == (deployment["spec"]["template"]["metadata"]["labels"])
    )


@pytest.mark.usefixtures("prefect_server")
def test_a_pool_of_pods_is_made_and_brought_up_to_date(banmian):
    for issues in (4, 5):
        file = ROOT / "deploy" / "kubernetes-pool.json"
        ran = banmian("pool", "--kubernetes", file, "--issues", issues)
        assert (ran.code, ran.err) == (0, "")
        assert f"kubernetes pool {POOL}" in ran.out
    with get_client(sync_client=True) as client:
        pool = client.read_work_pool(POOL)
        queue = client.read_work_queue_by_name("issues", work_pool_name=POOL)
    assert (pool.type, queue.concurrency_limit) == ("kubernetes", 5)
    assert pool.base_job_template == TEMPLATE
    assert banmian("pool", "--kubernetes", "/no/such.json").code == 2


def gigabytes(told):
    return float(told.removesuffix("Gi")) * 1.024**3

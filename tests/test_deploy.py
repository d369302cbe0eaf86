"""What stands in ``deploy/`` and in the Dockerfile: sound by its schema, and true of this program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.channels.web.routes import Web
from bot.core.guide import Guide
from bot.server.application import build_application
from bot.server.run import SHUTDOWN_SECONDS
from bot.settings import Settings
from tests.caddy import PROGRAM
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE, CADDY, UNIT = DEPLOY / "compose.yaml", DEPLOY / "Caddyfile", DEPLOY / "wegwijs.service"
SETTINGS = {name.upper() for name in Settings.model_fields}
OLDEST_KUBERNETES = "1.30"
"""The first in which a pod can wait before it stops without a program of its own (preStop.sleep)."""

Manifest = dict[str, Any]


def manifests() -> list[Manifest]:
    """Everything for Kubernetes."""
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    return [each for file in files for each in yaml.safe_load_all(file.read_text(encoding="utf-8"))]


def one(kind: str) -> Manifest:
    """The one manifest of a kind."""
    (found,) = [each for each in manifests() if each["kind"] == kind]
    return found


def compose() -> Manifest:
    found: Manifest = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return found


def values(thing: object) -> Iterator[object]:
    """Everything in a manifest that is no list and no mapping."""
    match thing:
        case dict():
            for each in thing.values():
                yield from values(each)
        case list():
            for each in thing:
                yield from values(each)
        case _:
            yield thing


def run(*command: str, **settings: str) -> str:
    """What a command says, with these in its environment; it must succeed."""
    environment = {**os.environ, **settings}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603  # written here
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_compose_is_sound() -> None:
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE))


@pytest.mark.parametrize("version", [OLDEST_KUBERNETES, None])
@pytest.mark.parametrize("manifest", manifests(), ids=lambda manifest: manifest["kind"])
def test_a_manifest_is_sound(manifest: Manifest, version: str | None) -> None:
    kubernetes_validate.validate(manifest, version or kubernetes_validate.latest_version(), strict=True)


def test_there_is_all_that_a_replica_needs() -> None:
    kinds = {each["kind"] for each in manifests()}
    assert kinds >= {"Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy"}


def test_all_manifests_are_about_the_same_pods() -> None:
    labels = one("Deployment")["spec"]["template"]["metadata"]["labels"]
    assert one("Service")["spec"]["selector"] == labels
    for kind, where in (
        ("Deployment", "selector"),
        ("PodDisruptionBudget", "selector"),
        ("NetworkPolicy", "podSelector"),
    ):
        assert one(kind)["spec"][where]["matchLabels"] == labels
    assert one("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]["name"] == one("Deployment")["metadata"]["name"]


def test_only_settings_that_there_are_are_set() -> None:
    replica = compose()["x-replica"]["environment"]
    config = one("ConfigMap")["data"]
    assert set(replica) <= SETTINGS
    assert set(config) <= SETTINGS
    unit = UNIT.read_text(encoding="utf-8")
    assert set(re.findall(r"^Environment=([A-Z_]+)=", unit, re.MULTILINE)) - {"PYTHONDONTWRITEBYTECODE"} <= SETTINGS


def test_a_replica_of_kubernetes_can_begin_with_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in one("ConfigMap")["data"].items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + "a" * 35)
    assert Settings().telegram_webhook_url == f"{Settings().public_url}/telegram"


def test_probes_ask_what_there_is(guide: Guide) -> None:
    paths = {route.path for route in build_application(Web(guide)).routes}  # type: ignore[attr-defined]  # all are Routes
    pod = one("Deployment")["spec"]["template"]
    container = pod["spec"]["containers"][0]
    probes = {container[name]["httpGet"]["path"] for name in ("startupProbe", "readinessProbe", "livenessProbe")}
    assert probes == {"/readyz", "/healthz"}
    assert probes | {pod["metadata"]["annotations"]["prometheus.io/path"]} <= paths
    caddy = CADDY.read_text(encoding="utf-8")
    assert set(re.findall(r"health_uri (\S+)", caddy)) <= paths
    asked = re.search(r"@inside path (.+)", caddy)
    assert asked
    assert {*asked[1].split()} == paths & {"/metrics", "/healthz", "/readyz"}
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "/healthz" in dockerfile


def test_ports_agree() -> None:
    container = one("Deployment")["spec"]["template"]["spec"]["containers"][0]
    ports = {
        str(container["ports"][0]["containerPort"]),
        one("ConfigMap")["data"]["PORT"],
        str(one("NetworkPolicy")["spec"]["ingress"][0]["ports"][0]["port"]),
        one("Deployment")["spec"]["template"]["metadata"]["annotations"]["prometheus.io/port"],
        compose()["x-replica"]["environment"]["PORT"],
        *re.findall(r"web-\d:(\d+)", CADDY.read_text(encoding="utf-8")),
        *re.findall(r"(?:EXPOSE |PORT=)(\d+)", (ROOT / "Dockerfile").read_text(encoding="utf-8")),
    }
    assert ports == {"8080"}


def test_whoever_stops_a_replica_gives_it_the_time_it_takes() -> None:
    pod = one("Deployment")["spec"]["template"]["spec"]
    before = pod["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert pod["terminationGracePeriodSeconds"] > before + SHUTDOWN_SECONDS
    assert int(compose()["x-replica"]["stop_grace_period"].removesuffix("s")) > SHUTDOWN_SECONDS
    stops = re.search(r"^TimeoutStopSec=(\d+)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    assert stops
    assert int(stops[1]) > SHUTDOWN_SECONDS


def test_caddy_asks_every_replica_and_trusts_are_one_network() -> None:
    services = compose()["services"]
    replicas = {name for name in services if name != "caddy"}
    assert len(replicas) > 1
    assert {*re.findall(r"(web-\d):", CADDY.read_text(encoding="utf-8"))} == replicas
    shared = [{*services[name]["networks"]} & {*services["caddy"]["networks"]} for name in replicas]
    assert shared == [{"inside"}] * len(replicas)
    subnet = compose()["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert compose()["x-replica"]["environment"]["TRUSTED_PROXY"] == subnet


def test_caddys_file_is_sound() -> None:
    run(str(PROGRAM), "validate", "--adapter", "caddyfile", "--config", str(CADDY), WEGWIJS_DOMAIN="wegwijs.example")
    assert run(str(PROGRAM), "fmt", "--diff", str(CADDY)).count("\n-") == 0


def test_nobody_logs_requests() -> None:
    caddy = CADDY.read_text(encoding="utf-8")
    outside_of_comments = re.sub(r"#.*", "", caddy)
    assert re.findall(r"^\s*log .*", outside_of_comments, re.MULTILINE) == ["\tlog default {"]
    assert "exclude http.log http.handlers" in outside_of_comments
    assert one("Ingress")["metadata"]["annotations"]["nginx.ingress.kubernetes.io/enable-access-log"] == "false"


def test_nothing_that_is_served_can_gain_or_write() -> None:
    pod = one("Deployment")["spec"]["template"]["spec"]
    rights = pod["containers"][0]["securityContext"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert (rights["readOnlyRootFilesystem"], rights["allowPrivilegeEscalation"]) == (True, False)
    assert rights["capabilities"] == {"drop": ["ALL"]}
    for service in compose()["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    user = re.search(r"^USER (\d+):(\d+)$", dockerfile, re.MULTILINE)
    assert user
    assert user[1] == str(pod["securityContext"]["runAsUser"])


def test_no_secret_stands_in_it() -> None:
    for text in [str(each) for thing in (*manifests(), compose()) for each in values(thing)]:
        assert not re.search(r"\d{6,}:[A-Za-z0-9_-]{30,}", text)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze on this machine")
def test_the_unit_is_sound_and_confined(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    assert "\nExecStart=/opt/wegwijs/bin/wegwijs serve\n" in text
    unit.write_text(text.replace("/opt/wegwijs/bin/wegwijs serve", "/bin/true"), encoding="utf-8")
    assert run("systemd-analyze", "verify", str(unit)) == ""
    run("systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(unit))

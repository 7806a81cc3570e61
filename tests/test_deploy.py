"""The files for a server say the same as the settings, and the programs they are for accept them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from exposure.guards import MOST_PICTURES
from site_cms.settings import base

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx" / "chuangcheng.conf").read_text(encoding="utf-8")
PROXY = (DEPLOY / "nginx" / "chuangcheng-proxy.conf").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def without(program: str) -> None:
    reason = f"{program} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def block(location: str) -> str:
    """The directives of one location of the site file."""
    start = NGINX.index(f"location {location} {{")
    return NGINX[start : NGINX.index("}", start)]


def test_nginx_accepts_the_site_file(tmp_path):
    if not (nginx := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")):
        without("nginx")
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=city.example", "-days", "1"]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    (tmp_path / "proxy.conf").write_text(PROXY)
    site = NGINX.replace("/etc/nginx/snippets/chuangcheng-proxy.conf", str(tmp_path / "proxy.conf"))
    site = site.replace("/etc/ssl/chuangcheng", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    site = site.replace("listen 80", "listen 18080").replace("listen 443", "listen 18443")
    site = site.replace("listen [::]:80", "listen [::]:18080").replace("listen [::]:443", "listen [::]:18443")
    (tmp_path / "site.conf").write_text(site)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/error.log;\nevents {{}}\n"
        f"http {{ include /etc/nginx/mime.types; include {tmp_path}/site.conf; }}\n"
    )
    done = subprocess.run([nginx, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert done.returncode == 0 and "emerg" not in done.stderr and "warn" not in done.stderr, done.stderr


def test_nginx_writes_down_nothing_of_a_reader():
    form = re.search(r"log_format chuangcheng .*?;", NGINX, re.S)[0]
    for variable in ("$remote_addr", "$request ", "$request_uri", "$args", "$http_", "$uri", "$proxy_add"):
        assert variable not in form
    assert re.findall(r"access_log (.*);", NGINX) == [
        "off",
        "/var/log/nginx/chuangcheng.access.log chuangcheng",
        *["off"] * 3,
    ]
    assert re.findall(r"error_log \S+ (\w+);", NGINX) == ["crit"]  # below, nginx adds the whole request
    assert '"~^/r/."' in NGINX and '"~^/account/password/reset/."' in NGINX
    assert "Referrer-Policy" not in block("/") + PROXY  # the application's own, same-origin, goes through


def test_nginx_serves_what_the_settings_name():
    compose = COMPOSE["services"]["web"]["environment"]
    private = block(compose["ACCEL_REDIRECT_PREFIX"])
    assert "internal;" in private and "alias /srv/chuangcheng/var/private/;" in private
    for header in ("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "X-Robots-Tag"):
        assert header in private
    assert f"alias {compose['VAR_DIR']}/static/;" in block(settings.STATIC_URL)
    assert f"alias {compose['VAR_DIR']}/media/;" in block(settings.MEDIA_URL)
    assert (
        base.STATIC_ROOT.name == "static"
        and base.MEDIA_ROOT.name == "media"
        and base.PRIVATE_MEDIA_ROOT.name == "private"
    )
    hashed = re.search(r"location ~ (\S+) \{(.*?)\}", NGINX, re.S)
    assert "immutable" in hashed[2]
    pattern = hashed[1].strip('"').replace("?<hashed>", "?P<hashed>")
    assert re.match(pattern, "/static/css/site.0123456789ab.css") and not re.match(pattern, "/static/css/site.css")


def test_uploads_pass_nginx_and_are_held_to_their_limit_by_the_site():
    passed = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1]) * 1024 * 1024
    largest = max(MOST_PICTURES * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    assert largest < passed <= 1.2 * largest


def test_what_the_site_believes_is_set_by_nginx_and_not_by_the_client():
    for header in (
        "X-Forwarded-For $remote_addr",
        "X-Forwarded-Proto $scheme",
        "X-Request-ID $request_id",
        "Host $host",
    ):
        assert f"proxy_set_header {header};" in PROXY
    assert "$proxy_add_x_forwarded_for" not in PROXY


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_units_run_commands_that_exist_and_may_do_little(unit):
    text = unit.read_text(encoding="utf-8")
    for command in re.findall(r"manage\.py (\w+)", text):
        assert command in get_commands()
    for line in (
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "CapabilityBoundingSet=",
    ):
        assert f"\n{line}\n" in text
    assert "User=chuangcheng" in text and "EnvironmentFile=/etc/chuangcheng/environment" in text
    assert "SECRET_KEY" not in text


def test_systemd_accepts_the_units(tmp_path):
    if not (analyze := shutil.which("systemd-analyze")):
        without("systemd-analyze")
    for unit in [*UNITS, *(DEPLOY / "systemd").glob("*.timer")]:
        text = unit.read_text(encoding="utf-8").replace("/srv/chuangcheng/app/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    done = subprocess.run([analyze, "verify", *tmp_path.iterdir()], capture_output=True, text=True)
    assert "chuangcheng" not in done.stderr, done.stderr


def test_compose_names_the_parts_and_only_settings_that_exist():
    services = COMPOSE["services"]
    assert {"web", "worker", "postgres", "redis", "elasticsearch"} <= set(services)
    own = {"DJANGO_SETTINGS_MODULE", "BIND"}
    assert set(services["web"]["environment"]) - own <= set(base.env.scheme)
    assert services["worker"]["environment"] == services["web"]["environment"]
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert (
        services["web"]["environment"]["TRUSTED_PROXIES"]
        == COMPOSE["networks"]["default"]["ipam"]["config"][0]["gateway"]
    )
    assert services["elasticsearch"]["profiles"] == ["search"]
    for name in ("postgres", "redis", "elasticsearch"):
        assert re.search(r":\d", services[name]["image"]) and "ports" not in services[name]
    for command in (services["web"]["command"], services["worker"]["command"]):
        assert set(re.findall(r"manage\.py (\w+)", command)) <= set(get_commands())


def test_the_image_holds_what_it_copies():
    for source in re.findall(r"^COPY (\S+) ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.M):
        assert (ROOT / source).exists()


def test_stopping_the_test_servers_spares_who_was_given_their_process_id_since(tmp_path):
    (tmp_path / "node1").mkdir()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        for name in ("pid", "launcher"):
            (tmp_path / "node1" / name).write_text(str(stranger.pid))
        subprocess.run(
            ["bash", ROOT / "deploy" / "elasticsearch.sh", "stop"],
            env=os.environ | {"ELASTICSEARCH_NODES_DIR": str(tmp_path)},
            check=True,
            timeout=30,
        )
        assert stranger.poll() is None
        assert not (tmp_path / "node1").exists()
    finally:
        stranger.kill()
        stranger.wait()

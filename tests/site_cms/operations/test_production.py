"""Production starts with everything it needs or says what is missing; nothing of it asks another host."""

import json
import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.urls import URLPattern, URLResolver, get_resolver

from site_cms.settings.guards import faults

from .conftest import ROOT, run_command

GOOD = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "FIELD_KEYS": "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=",
    "PUBLIC_BASE_URL": "https://www.minghe.example",
    "ALLOWED_HOSTS": "www.minghe.example",
}
PRODUCTION = {"DJANGO_SETTINGS_MODULE": "site_cms.settings.production"}


def test_a_whole_environment_has_no_fault():
    assert faults(GOOD) == []
    assert faults({**GOOD, "HTTPS": "off", "PUBLIC_BASE_URL": "http://localhost:8000", "ALLOWED_HOSTS": ""}) == []
    assert faults({**GOOD, "ALLOWED_HOSTS": ".minghe.example"}) == []


@pytest.mark.pure
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": ""}, "缺少 SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY 太弱"),
        ({"SECRET_KEY": "dev-only-not-a-secret"}, "SECRET_KEY 太弱"),
        ({"FIELD_KEYS": " , "}, "缺少 FIELD_KEYS"),
        ({"FIELD_KEYS": GOOD["FIELD_KEYS"] + ",kurz"}, "不是 Fernet 密钥"),
        ({"PUBLIC_BASE_URL": ""}, "缺少 PUBLIC_BASE_URL"),
        ({"PUBLIC_BASE_URL": "www.minghe.example"}, "只写协议和域名"),
        ({"PUBLIC_BASE_URL": "https://www.minghe.example/x"}, "只写协议和域名"),
        ({"PUBLIC_BASE_URL": "http://www.minghe.example"}, "以 https:// 开头"),
        ({"ALLOWED_HOSTS": "other.example"}, "没有 PUBLIC_BASE_URL 的域名"),
        ({"ALLOWED_HOSTS": ""}, "没有 PUBLIC_BASE_URL 的域名"),
        ({"ALLOWED_HOSTS": "*,www.minghe.example"}, "不能写 *"),
    ],
)
def test_each_missing_or_weak_value_is_named(changed, said):
    found = faults({**GOOD, **changed})
    assert len(found) == 1 and said in found[0]
    assert not any(value and value in found[0] for name, value in GOOD.items() if name != "PUBLIC_BASE_URL")


@pytest.mark.pure
def test_production_refuses_to_start_and_names_everything(tmp_path):
    done = run_command("check", VAR_DIR=str(tmp_path), **PRODUCTION)
    assert done.returncode != 0
    for name in ("SECRET_KEY", "FIELD_KEYS", "PUBLIC_BASE_URL"):
        assert f"缺少 {name}" in done.stderr


@pytest.mark.pure
def test_production_passes_every_deployment_check(tmp_path):
    done = run_command("check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path), **GOOD, **PRODUCTION)
    assert done.returncode == 0 and "no issues (0 silenced)" in done.stdout + done.stderr, done.stderr


def in_web(code: str, **environment: str) -> str:
    """What `code` prints in a process that began as gunicorn's workers do."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "TEST_DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-c", f"import site_cms.wsgi\n{code}"],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.pure
def test_https_is_the_one_switch(tmp_path):
    code = (
        "from django.conf import settings as s\n"
        "print(s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.SESSION_COOKIE_NAME)"
    )
    on = in_web(code, VAR_DIR=str(tmp_path), HTTPS="on", **GOOD, **PRODUCTION)
    off = in_web(code, VAR_DIR=str(tmp_path), HTTPS="off", **GOOD, **PRODUCTION)
    assert on == "True True True True __Host-sessionid"
    assert off == "False False False False sessionid"


@pytest.mark.postgresql
@pytest.mark.sqlite
def test_the_web_gives_up_slow_statements_and_commands_do_not(server, tmp_path):
    url = server.address(server.new())
    code = "from django.db import connection as c\nk = c.cursor()\nk.execute('SHOW statement_timeout')\nprint(k.fetchone()[0])"
    environment = {"VAR_DIR": str(tmp_path), "DATABASE_URL": url, "HTTPS": "off", **GOOD, **PRODUCTION}
    assert in_web(code, **environment) == "15s"
    done = run_command("shell", "--no-imports", "-c", code, **environment)
    assert done.stdout.strip() == "0", done.stderr


@pytest.mark.pure
def test_a_sqlite_address_starts_without_postgresql_options(tmp_path):
    """The same as the file that is used without an address, and none of PostgreSQL's."""
    code = "import json\nfrom django.conf import settings as s\nprint(json.dumps(s.DATABASES['default'].get('OPTIONS', {})))"
    environment = {"VAR_DIR": str(tmp_path), "SQLITE_SYNCHRONOUS": "FULL", **GOOD, **PRODUCTION}
    named = json.loads(in_web(code, DATABASE_URL=f"sqlite:///{tmp_path}/x.sqlite3", **environment))
    assert named == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
    }
    assert named == json.loads(in_web(code, DATABASE_URL="", **environment))
    assert not {"connect_timeout", "options", "sslmode"} & set(named)


def addresses(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern)


def test_no_outside_host_is_asked():
    assert django_settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert django_settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert django_settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert django_settings.WAGTAILEMBEDS_FINDERS == []
    for directive, sources in django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items():
        assert not [source for source in sources if "." in str(source) or "*" in str(source)], directive
    for name, value in vars(django_settings._wrapped).items():
        if name.isupper() and isinstance(value, str) and name not in ("PUBLIC_BASE_URL", "WAGTAILADMIN_BASE_URL"):
            assert not value.startswith(("http://", "https://", "//")), name


def test_no_page_of_api_documentation_loads_from_a_cdn():
    found = [
        address
        for address in addresses(get_resolver().url_patterns)
        if address.rstrip("/$").endswith(("docs", "redoc"))
    ]
    assert found == []

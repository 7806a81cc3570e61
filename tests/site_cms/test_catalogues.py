"""The catalogues: complete, compiled, and of one voice."""

import os
import re
import shutil
from collections import defaultdict
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db.models import DateField
from django.template import engines
from django.utils import translation
from wagtail.models import Collection, Page, Task, Workflow

from site_cms.language import catalogues as house
from site_cms.language.gaps import answer, english_words, gaps, runtime_catalogue
from site_cms.language.loader import WORDS, Loader

OURS = ("site_cms", "news", "exposure", "ads_library")
CATALOGUES = house.catalogues()
NAMES = [str(path.relative_to(settings.BASE_DIR)) for path in CATALOGUES]
TAG = re.compile(r"</?[a-z]+")


@pytest.fixture(scope="module")
def gettext_tools():
    missing = [name for name in ("xgettext", "msgfmt") if not shutil.which(name)]
    if missing:
        reason = f"{', '.join(missing)} missing: apt install gettext"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def entries(path):
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def test_the_walk_sees_the_overlay_and_the_apps():
    assert "site_cms/locale_overlay/zh_Hans/LC_MESSAGES/djangojs.po" in NAMES
    assert "site_cms/places/locale/zh_Hans/LC_MESSAGES/django.po" in NAMES
    assert len(NAMES) > 5


@pytest.mark.parametrize("path", CATALOGUES, ids=NAMES)
def test_a_compiled_catalogue_says_what_its_source_says(path):
    """A fresh machine has no msgfmt: what is committed is what runs."""
    source = {house.key(entry): house.text_of(entry) for entry in entries(path) if entry.translated()}
    compiled = {house.key(entry): house.text_of(entry) for entry in polib.mofile(str(path.with_suffix(".mo")))}
    assert compiled == source


@pytest.mark.parametrize("path", CATALOGUES, ids=NAMES)
def test_a_catalogue_is_whole(path):
    """One form for every number, nothing empty or doubtful, each message once, placeholders and tags as in the English."""
    catalogue = polib.pofile(str(path))
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    seen = set()
    for entry in entries(path):
        chinese = house.text_of(entry)
        assert chinese, f"no Chinese: {entry.msgid!r}"
        assert "fuzzy" not in entry.flags, entry.msgid
        assert (entry.msgctxt, entry.msgid) not in seen, f"twice: {entry.msgid!r}"
        seen.add((entry.msgctxt, entry.msgid))
        forms = [set(house.PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural or entry.msgid)]
        assert set(house.PLACEHOLDER.findall(chinese)) in forms, entry.msgid
        tags = [sorted(TAG.findall(text)) for text in (entry.msgid, entry.msgid_plural or entry.msgid)]
        assert sorted(TAG.findall(chinese)) in tags, entry.msgid


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_word_of_ours_has_chinese(gettext_tools, domain):
    catalogue = runtime_catalogue(domain)
    words = [entry for found in house.own_words(domain).values() for entry in found]
    missing = sorted(
        f"{entry.msgid!r} in {entry.occurrences[0][0]}"
        for entry in words
        if re.search("[A-Za-z]", house.PLACEHOLDER.sub("", entry.msgid)) and not answer(catalogue, house.key(entry))
    )
    assert not missing, "without Chinese (manage.py messages adds them to the catalogue):\n" + "\n".join(missing)
    assert domain == "djangojs" or len(words) > 80


def test_the_installed_packages_leave_nothing_in_english(gettext_tools):
    assert not [(domain, entry.msgid) for domain, entry in gaps()]


def test_one_message_has_one_wording():
    """All catalogues share one space of messages at run time: two wordings for one message, and one of them is lost
    (an app that calls a citizen's "Report" 市民上报 would rename Wagtail's menu). Different meanings take pgettext."""
    wordings = defaultdict(dict)
    for path, name in zip(CATALOGUES, NAMES, strict=True):
        for entry in entries(path):
            wordings[path.stem, *house.key(entry)].setdefault(house.text_of(entry), name)
    assert not {message[2]: found for message, found in wordings.items() if len(found) > 1}


def test_no_app_rewords_an_installed_package():
    """Where an app's message is a package's as well, the app says what the package says; the overlay alone may differ."""
    own = {
        house.key(entry): (house.text_of(entry), name)
        for path, name in zip(CATALOGUES, NAMES, strict=True)
        for entry in entries(path)
        if path.stem == "django" and "locale_overlay" not in name
    }
    overlay = {house.key(e) for e in entries(house.OVERLAY / house.LOCALE / "LC_MESSAGES" / "django.po")}
    theirs = packages_only()
    reworded = {
        message[1]: (text, name, theirs[message])
        for message, (text, name) in own.items()
        if message in theirs and message not in overlay and theirs[message] != text
    }
    assert not reworded, "take pgettext, or put the better wording into site_cms/locale_overlay"


def packages_only():
    """Message → what the installed packages say with neither the overlay nor our apps in the way."""
    ours = set(house.own_apps().values())
    found = {}
    for app in apps.get_app_configs():
        path = Path(app.path, "locale", house.LOCALE, "LC_MESSAGES", "django.mo")
        if app.name not in ours and path.exists():
            for entry in polib.mofile(str(path)):
                found.setdefault(house.key(entry), house.text_of(entry))
    return found


def test_the_overlay_wins_over_the_package():
    with translation.override("zh-hans"):
        assert translation.gettext("Workflows") == "审核流程"
        assert translation.gettext("Wagtail upgrade available") == "Wagtail 有新版本"
        assert translation.ngettext("Moved up 1 place.", "Moved up %(counter)s places.", 3) == "上移了 %(counter)s 位。"


def test_the_scripts_of_the_admin_get_the_overlay(client, django_user_model):
    """Wagtail serves its JavaScript catalogue for its own package alone; LOCALE_PATHS still reaches it."""
    user = django_user_model.objects.create_superuser("office", "office@example.com", "x", name="创城办")
    client.force_login(user)
    script = client.get("/admin/jsi18n/").content.decode()
    assert '"Autosave in progress\\u2026": "\\u6b63\\u5728\\u81ea\\u52a8\\u4fdd\\u5b58\\u2026"' in script


def test_message_gaps_names_what_is_missing(gettext_tools, monkeypatch):
    out = StringIO()
    call_command("message_gaps", stdout=out)
    assert out.getvalue().startswith("0 without Chinese")
    real = runtime_catalogue("django")

    class Holed:
        def get(self, name, default):
            return default if name == "Shortcuts" else real.get(name, default)

    monkeypatch.setattr("site_cms.language.gaps.runtime_catalogue", lambda domain: Holed())
    out = StringIO()
    call_command("message_gaps", stdout=out)
    assert "'Shortcuts'" in out.getvalue()


@pytest.mark.parametrize("name", sorted(WORDS))
def test_the_words_replaced_in_templates_still_stand_there(name):
    """An upgrade that marks a word for translation, or moves it, makes our replacement needless or idle."""
    engine = engines["django"].engine
    loader = next(loader for loader in engine.template_loaders[0].loaders if isinstance(loader, Loader))
    origin = next(origin for origin in loader.get_template_sources(name) if Path(origin.name).exists())
    source = Path(origin.name).read_text(encoding="utf-8")
    for old, new in WORDS[name]:
        assert old in source
        assert new in loader.get_contents(origin)
    engine.get_template(name)


def test_permissions_have_chinese_names(db):
    names = dict(Permission.objects.values_list("codename", "name"))
    assert names["add_place"] == "新增地点"
    assert names["change_siteimage"] == "修改图片"
    assert names["publish_page"] == "发布任意页面"
    assert not [name for name in names.values() if name.startswith("Can ")]


def test_the_roots_and_defaults_of_wagtail_are_not_left_in_english(db):
    assert Page.objects.get(depth=1).title == "网站"
    assert Collection.objects.get(depth=1).name == "全部文件"
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()
    assert not Task.objects.filter(name="Moderators approval").exists()


# One word for each thing of the admin; on the left what other catalogues call it.
WORDS_NOT_OURS = {
    "工作流": "审核流程",
    "修订": "版本",
    "缩略名": "网址标识",
    "评论": "批注",
    "集合": "文件夹",
    "隐私": "访问权限",
    "注销": "退出登录",
    "登出": "退出登录",
    "帐号": "账号",
    "帐户": "账号",
    "控制面板": "工作台",
    "批准": "通过",
    "驳回": "退回",
    "拒绝": "退回",
    "动作": "操作",
    "你": "您",
}


def test_the_admin_has_one_word_for_each_thing(gettext_tools):
    found = []
    for domain in ("django", "djangojs"):
        catalogue = runtime_catalogue(domain)
        for wanted, entry in english_words(domain).items():
            if entry.occurrences and "django/views/csrf" in entry.occurrences[0][0]:
                continue  # a page for developers, who know what they call things
            text = answer(catalogue, wanted)
            found += [f"{wanted[1]!r}: {text} ({old} → {new})" for old, new in WORDS_NOT_OURS.items() if old in text]
    assert not found


def test_a_state_is_not_called_what_a_moment_is_called():
    """“received” is a state 待核实 and a field 收到时间; one English word for both would make one of them wrong."""
    with translation.override("zh-hans"):
        models = [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]
        fields = [field for model in models for field in model._meta.get_fields() if hasattr(field, "verbose_name")]
        moments = {str(field.verbose_name): str(field) for field in fields if isinstance(field, DateField)}
        clashes = [
            f"{field}: {label} is also {moments[str(label)]}"
            for field in fields
            for _, label in field.choices or []
            if str(label) in moments
        ]
    assert len(moments) > 20 and not clashes

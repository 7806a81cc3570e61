"""Documents: private, hashed, always an attachment, and only to whom they are due."""

import hashlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    PageViewRestriction,
    ReferenceIndex,
)

from site_cms.audit.services import verify_chain
from site_cms.media import documents
from site_cms.media.models import SiteDocument
from site_cms.media.names import safe_name

from .conftest import logged
from .hostile import EICAR, PHP


def make(name="附件1 责任分工表.pdf", data=b"%PDF-1.7 body") -> SiteDocument:
    return SiteDocument.objects.create(title="责任分工表", file=ContentFile(data, name=name))


def show_on(shown, document, field="title", app_label="wagtailcore", model="page"):
    """As a link in a page's text, or an object's field, is noted by Wagtail."""
    ReferenceIndex.objects.create(
        base_content_type=ContentType.objects.get(app_label=app_label, model=model),
        content_type=ContentType.objects.get_for_model(shown),
        object_id=shown.pk,
        to_content_type=ContentType.objects.get_for_model(document),
        to_object_id=document.pk,
        model_path=field,
        content_path=field,
        content_path_hash=ReferenceIndex._get_content_path_hash(field),
    )


@pytest.fixture
def editor(db):
    user = get_user_model().objects.create_user(username="bianji", password="bianji-of-tests-1")
    group = Group.objects.create(name="文档")
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(content_type__app_label="wagtaildocs", codename="choose_document"),
    )
    user.groups.add(group)
    return user


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_it_lies_in_private_storage_under_a_random_name_and_hashed(db, settings, media_tree):
    document = make()
    assert document.sha256 == hashlib.sha256(b"%PDF-1.7 body").hexdigest()
    assert document.file_size == 13
    assert document.file.path.startswith(str(settings.PRIVATE_MEDIA_ROOT))
    assert not str(settings.PRIVATE_MEDIA_ROOT).startswith(str(settings.MEDIA_ROOT) + "/")
    assert "责任" not in document.file.name and document.file.name.endswith(".pdf")
    with pytest.raises(NotImplementedError):
        _ = document.file.url
    assert not list(media_tree.rglob("*.pdf"))


def test_nobody_gets_what_nothing_public_shows(client, db):
    document = make()
    assert client.get(document.url).status_code == 403
    assert not logged().exists()


def test_a_live_page_makes_it_public_and_a_draft_does_not(client, home, django_assert_max_num_queries):
    document = make()
    show_on(home, document)
    with django_assert_max_num_queries(8):
        response = client.get(document.url)
    assert response.status_code == 200 and body(response) == b"%PDF-1.7 body"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert "附件1 责任分工表.pdf" in unquote(response["Content-Disposition"])
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["ETag"] == f'"{document.sha256}"'
    assert "sessionid" not in response.cookies
    assert not logged().exists(), "a public file is no logged view: no write on a public GET"
    home.live = False
    home.save(update_fields=["live"])
    assert client.get(document.url).status_code == 403


def test_a_restricted_page_does_not_vouch_for_it(client, home):
    document = make()
    show_on(home, document)
    PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert client.get(document.url).status_code == 403


def test_a_restricted_collection_asks_for_sign_in_and_is_logged(client, home, chief):
    document = make()
    show_on(home, document)
    CollectionViewRestriction.objects.create(collection=Collection.get_first_root_node(), restriction_type="login")
    assert client.get(document.url).status_code == 302
    client.force_login(chief)
    response = client.get(document.url)
    assert response.status_code == 200 and response["Cache-Control"] == "no-store, private"
    assert logged().get().subject == f"media.sitedocument:{document.pk}"


def test_staff_with_a_say_get_it_logged_and_uncached(client, editor):
    document = make()
    client.force_login(editor)
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    event = logged().get()
    assert (event.actor, event.action, event.subject) == (
        editor,
        "view_private_file",
        f"media.sitedocument:{document.pk}",
    )
    assert verify_chain("private-files") == []


def test_staff_without_a_say_do_not(client, db):
    document = make()
    client.force_login(get_user_model().objects.create_user(username="other", password="other-of-tests-1"))
    assert client.get(document.url).status_code == 403
    assert not logged().exists()


def test_an_app_can_vouch_for_its_own(client, db, chief, monkeypatch):
    document = make()
    monkeypatch.setattr(documents, "_vouchers", {})
    show_on(chief, document, "username", "accounts", "user")
    assert client.get(document.url).status_code == 403
    documents.vouch_for_documents("accounts.User", lambda pk: pk == chief.pk)
    assert client.get(document.url).status_code == 200


def test_nginx_sends_it_when_configured(client, editor, settings):
    settings.ACCEL_REDIRECT_PREFIX = "/_private/"
    document = make()
    client.force_login(editor)
    response = client.get(document.url)
    assert response["X-Accel-Redirect"] == f"/_private/{document.file.name}"
    assert response.content == b"" and "attachment" in response["Content-Disposition"]
    assert logged().count() == 1


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("报告\r\nSet-Cookie: a=b.pdf", "报告Set-Cookie a=b.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("nul\x00.pdf", "nul.pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("  .htaccess  ", "htaccess"),
        ("", "file"),
        ("...", "file"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
        ("关于印发《实施方案》的通知（定稿）.docx", "关于印发《实施方案》的通知（定稿）.docx"),
    ],
)
def test_names(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["../../etc/x.pdf", "a\r\nX: y.pdf", "\u202efdp.txt", 'q"uote;.pdf', "长" * 300 + ".pdf", "b\x00.pdf"]
)
def test_a_hostile_name_ends_no_header_and_leaves_no_folder(client, editor, name):
    document = make(name=name) if "/" not in name and "\x00" not in name else make(name="x.pdf")
    if "/" in name or "\x00" in name:
        document.download_name = safe_name(name)
        document.save()
    client.force_login(editor)
    response = client.get(document.url)
    assert response.status_code == 200
    assert "\n" not in response["Content-Disposition"] and "X" not in response.headers
    assert document.file.name.startswith("documents/") and document.file.name.count("/") == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.html", b"<script>1</script>"),
        ("x.svg", b"<svg/>"),
        ("x.php", PHP),
        ("x.exe", b"MZ"),
        ("x.jpg", b"\xff\xd8\xff"),
        ("x", b"x"),
        ("eicar.com", EICAR),
    ],
)
def test_kinds_that_are_not_taken(signed_in, stored, name, data):
    answer = signed_in.post(
        reverse("wagtaildocs:add_multiple"), {"title": "x", "files[]": SimpleUploadedFile(name, data)}
    ).json()
    assert answer["success"] is False and "不支持" in answer["error_message"]
    response = signed_in.post(
        reverse("wagtaildocs:add"),
        {"title": "x", "file": SimpleUploadedFile(name, data), "collection": Collection.get_first_root_node().pk},
    )
    assert response.status_code == 200 and "不支持" in response.context["form"].errors["file"][0]
    assert not SiteDocument.objects.exists() and stored() == []


def test_uploads_through_the_admin(signed_in):
    file = SimpleUploadedFile("附件 2.xlsx", b"PK\x03\x04 table")
    assert signed_in.post(reverse("wagtaildocs:add_multiple"), {"files[]": file}).json()["success"] is True
    document = SiteDocument.objects.get()
    assert document.filename == "附件 2.xlsx" and document.sha256 and document.uploaded_by_user.username == "chief"
    replaced = document.file.path
    response = signed_in.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "新", "file": SimpleUploadedFile("定稿.pdf", b"%PDF new"), "collection": document.collection_id},
    )
    assert response.status_code == 302
    document = SiteDocument.objects.get()
    assert document.filename == "定稿.pdf" and document.sha256 == hashlib.sha256(b"%PDF new").hexdigest()
    assert not Path(replaced).exists()
    assert signed_in.get(reverse("wagtaildocs:index")).status_code == 200
    assert signed_in.get(reverse("wagtaildocs:edit", args=[document.pk])).status_code == 200

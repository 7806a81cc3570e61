"""The import room: upload, every fault at once, commit, take back; and lists that go out and come in unchanged."""

import io
from pathlib import Path

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from site_cms.accounts.models import User
from site_cms.imports import registry, services
from site_cms.imports.export import csv_lines, xlsx_bytes
from site_cms.imports.models import ImportBatch, Mapping, Upload
from site_cms.imports.reader import read_workbook
from site_cms.places.models import District, Place, ResponsibleUnit
from site_cms.places.sheets import SHEETS

PLACES = """点位名称,点位类型,所属区划,责任单位,长度（米）,坐标
文昌路,主干道,990102,城管局,3200,
明河广场,公共广场,河东区,城管局,,"高德 123.52,44.12"
无名路,大马路,990102,没有这个局,三百,坏坐标
,公园,990102,,,
"""


@pytest.fixture
def office(db):
    user = User.objects.create_user("coordinator", "c@example.com", "x", name="宣文")
    wanted = [("places", "add_place"), ("ads_library", "import_placement"), ("wagtailadmin", "access_admin")]
    for app, codename in wanted:
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    District.objects.create(code="990102", name="河东区")
    ResponsibleUnit.objects.create(name="城管局")
    return user


@pytest.fixture
def staff(client, office):
    client.force_login(office)
    return client


def send(client, kind, data, name="表.csv", **extra):
    data = data if isinstance(data, bytes) else data.encode("gb18030")
    return client.post(reverse("imports:upload", args=[kind]), {"file": SimpleUploadedFile(name, data), **extra})


def test_every_fault_is_told_at_once_and_nothing_is_written_before_commit(staff):
    response = send(staff, "places", PLACES)
    upload = Upload.objects.get()
    assert response.url == reverse("imports:preview", args=[upload.pk])
    html = staff.get(response.url).content.decode()
    for fault in ("大马路", "没有这个局", "坏坐标", "没有写点位名称"):
        assert fault in html
    assert Place.objects.count() == 0
    remarks = staff.get(reverse("imports:remarks", args=[upload.pk]))
    page = openpyxl.load_workbook(io.BytesIO(remarks.content)).active
    assert [cell.value for cell in page[1]][-1] == "导入说明"
    assert "大马路" in page.cell(4, 7).value
    assert page.cell(2, 7).value is None


def test_commit_and_take_back(staff, office):
    send(staff, "places", PLACES)
    upload = Upload.objects.get()
    path = upload.file.path
    staff.post(reverse("imports:commit", args=[upload.pk]))
    road, square = Place.objects.order_by("pk")
    assert (road.name, road.length_m, road.district.name, road.responsible_unit.name) == (
        "文昌路",
        3200,
        "河东区",
        "城管局",
    )
    assert square.geometry["type"] == "Point"
    assert square.geometry["coordinates"] != [123.52, 44.12]
    batch = ImportBatch.objects.get()
    assert (batch.created, batch.refused, batch.by) == (2, 2, office)
    assert not Upload.objects.exists()
    assert not Path(path).exists()
    staff.post(reverse("imports:undo", args=[batch.pk]))
    assert Place.objects.count() == 0
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.UNDONE


def test_a_broken_file_is_answered_in_the_form_and_nothing_is_kept(staff):
    for name, data in (
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 99),
        ("网页.xls", b"<html><table></table></html>"),
        ("空.csv", b"\n"),
    ):
        response = send(staff, "placements", data, name)
        assert response.status_code == 200
        assert "。" in response.content.decode()
    assert not Upload.objects.exists()


def test_columns_are_settled_by_hand_and_remembered(staff):
    table = "甲,乙,载体类型,数量\n文昌路,城管局,宣传牌,3\n"
    send(staff, "placements", table)
    upload = Upload.objects.get()
    url = reverse("imports:preview", args=[upload.pk])
    html = staff.get(url).content.decode()
    assert "没有写地点" in html
    staff.post(url, {"column_0": "place", "column_1": "unit"})
    html = staff.get(url).content.decode()
    assert "没有写地点" not in html
    staff.post(reverse("imports:commit", args=[upload.pk]))
    assert Mapping.objects.get().columns == {"甲": "place", "乙": "unit"}
    send(staff, "placements", table.replace("3", "4"))
    assert Upload.objects.get().mapping == {"甲": "place", "乙": "unit"}


def test_who_may_not_import_sees_nothing(client, db):
    user = User.objects.create_user("reader", "r@example.com", "x", name="读者")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for url in (reverse("imports:index"), reverse("imports:upload", args=["places"])):
        assert client.get(url).status_code in {302, 403}
    assert send(client, "places", PLACES).status_code in {302, 403}
    assert not Upload.objects.exists()


def test_an_upload_is_its_sender_s_alone(staff, client, db):
    send(staff, "places", PLACES)
    upload = Upload.objects.get()
    other = User.objects.create_superuser("boss", "b@example.com", "x", name="主任")
    client.force_login(other)
    assert client.get(reverse("imports:preview", args=[upload.pk])).status_code == 404


@pytest.fixture
def city(office):
    old = District.objects.get()
    street = District.objects.create(code="990102001", name="朝阳街道", parent=old)
    ResponsibleUnit.objects.create(
        name="=HYPERLINK(1)局", short_name="市园林中心", kind="enterprise", contacts="张三 主任\n李四"
    )
    Place.objects.create(name="文昌路", place_type="trunk_road", district=old, length_m=3200, code="0012")
    Place.objects.create(
        name="云山公园", place_type="park", district=street, area_m2="364000.50", is_assessed=True,
        geometry={"type": "Polygon", "coordinates": [[[123.5, 44.1], [123.6, 44.1], [123.6, 44.2], [123.5, 44.1]]]},
        source_datum="wgs84",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["districts", "units", "places"])
@pytest.mark.parametrize("write", [lambda rows: b"".join(csv_lines(rows)), lambda rows: xlsx_bytes(rows, "表")])
def test_an_export_imports_again_unchanged(city, name, write):
    sheet = SHEETS[name]
    data = write(sheet.export(sheet.model.objects.order_by("pk")))
    prepared = sheet.prepare(read_workbook(data), {}, {})
    assert {row.action for row in prepared.rows} == {"skip"}, [row.remarks for row in prepared.rows]
    assert len(prepared.rows) == sheet.model.objects.count()


def test_an_export_into_an_empty_city_builds_the_same(city):
    data = {name: xlsx_bytes(sheet.export(sheet.model.objects.order_by("pk"))) for name, sheet in SHEETS.items()}
    before = {name: list(sheet.export(sheet.model.objects.order_by("pk"))) for name, sheet in SHEETS.items()}
    Place.objects.all().delete()
    ResponsibleUnit.objects.all().delete()
    District.objects.filter(parent__isnull=False).delete()
    District.objects.all().delete()
    for name in ("districts", "units", "places"):
        kind = registry.get(name)
        kind.commit(kind.prepare(read_workbook(data[name]), {}, {}), now=timezone.now())
    assert {name: list(sheet.export(sheet.model.objects.order_by("pk"))) for name, sheet in SHEETS.items()} == before
    assert District.objects.get(code="990102001").parent.code == "990102"


def test_an_update_is_taken_back_and_refused_where_somebody_changed_it_since(city):
    kind = registry.get("places")
    data = "点位名称,点位类型,所属区划,长度（米）\n文昌路,主干道,990102,3300\n".encode()
    batch = kind.commit(kind.prepare(read_workbook(data), {}, {}), now=timezone.now())
    assert Place.objects.get(code="0012").length_m == 3300
    services.undo(batch, now=timezone.now())
    assert Place.objects.get(code="0012").length_m == 3200
    batch = kind.commit(kind.prepare(read_workbook(data), {}, {}), now=timezone.now())
    Place.objects.filter(code="0012").update(length_m=9)
    with pytest.raises(services.CannotUndo, match="文昌路"):
        services.undo(batch, now=timezone.now())


def test_uploads_that_nobody_committed_are_forgotten(staff):
    send(staff, "places", PLACES)
    assert services.forget_uploads(before=timezone.now()) == 1
    assert not Upload.objects.exists()


def test_the_lists_of_the_admin_answer_search_and_export(admin_client, city):
    for name in ("places", "units", "districts", "placements", "designs", "carriers", "themes"):
        url = reverse(f"{name}:index")
        for query in ("", "?words=%E6%96%87%E6%98%8C", "?words=%00'%22&place_type=x&p=zz"):
            assert admin_client.get(url + query).status_code == 200, (name, query)
    html = admin_client.get(reverse("places:index") + "?words=文昌").content.decode()
    assert "文昌路" in html
    assert "云山公园" not in html
    response = admin_client.get(reverse("places:index") + "?export=csv")
    assert "文昌路" in b"".join(response.streaming_content).decode("utf-8-sig")

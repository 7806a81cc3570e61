"""The receipt as a resident keeps it: a number, a link, a QR code, a picture; and as they type it back."""

import io
import re

import pytest
from PIL import Image

from site_cms.intake.receipts import grouped, normalise, receipt_for
from tests.factories.people import person

from .test_resident import body, receipt_in

pytestmark = pytest.mark.django_db


def test_the_receipt_comes_with_its_code_and_a_picture(client, home, office):
    response = client.post("/report/", body(client, office.district))
    receipt, page = receipt_in(response), response.content.decode()
    assert '<svg class="code"' in page and "no-store" in response["Cache-Control"]
    picture = client.post("/r/picture/", {"receipt": receipt})
    assert picture.status_code == 200 and picture["Content-Type"] == "image/png"
    assert "no-store" in picture["Cache-Control"] and "attachment" in picture["Content-Disposition"]
    assert receipt not in picture["Content-Disposition"]
    with Image.open(io.BytesIO(picture.content)) as image:
        assert image.width == 720 and len(picture.content) < 60_000
        black = sum(1 for value in image.convert("L").getdata() if value < 90)
    assert black > 20_000  # the modules of the code


@pytest.mark.parametrize("entered", ["", "x", "\0", "2" * 5000, "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F"])
def test_no_picture_of_a_receipt_that_is_none(client, home, entered):
    assert client.post("/r/picture/", {"receipt": entered}).status_code == 404
    assert client.get("/r/picture/").status_code == 405


def test_a_link_fills_the_form_and_opens_nothing(client, home, office):
    receipt = office.report(place_words="东门市场对面").receipt
    response = client.get(f"/r/{receipt}")
    page = response.content.decode()
    assert f'value="{receipt}"' in page and "东门市场对面" not in page
    assert response["Referrer-Policy"] == "strict-origin" and "no-store" in response["Cache-Control"]
    assert re.search(r'<form method="post" action="/r/"', page)
    assert "东门市场对面" in client.post("/r/", {"receipt": receipt}).content.decode()


def test_what_people_type_is_forgiven(client, home, office):
    receipt = office.report().receipt
    for entered in (
        receipt.lower(),
        receipt.replace("-", " "),
        receipt.replace("-", "－"),
        "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in receipt),
        f"回执编号：{receipt}。",
        f"https://minghe.example/r/{receipt}",
        receipt.replace("L", "1"),
        receipt.replace("L", "I").replace("-", ""),
    ):
        assert client.post("/r/", {"receipt": entered}).status_code == 200, entered
        assert grouped(entered) == receipt


def test_two_receipts_do_not_fall_together():
    assert len({normalise(receipt_for(str(number))) for number in range(500)}) == 500


def test_a_yard_poster_holds_the_address(client, home):
    client.force_login(person("exposure.type_in_report", "wagtailadmin.access_admin"))
    page = client.get("/admin/exposure/yard-poster/").content.decode()
    assert "http://testserver/report/" in page and '<svg class="code"' in page
    client.force_login(person("wagtailadmin.access_admin"))
    assert client.get("/admin/exposure/yard-poster/").status_code in (302, 403)

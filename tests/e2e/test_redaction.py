"""The redaction editor in a real browser: by mouse, by finger, by arrow keys and by numbers, undone, saved, burnt in."""

import io
import json

import pytest
from PIL import Image

from exposure.models import Publication
from site_cms.intake.models import Redaction
from site_cms.media.redaction import FILL
from tests.factories.exposure import Office, picture
from tests.factories.people import person

pytestmark = pytest.mark.browser
SIZE = (800, 600)


@pytest.fixture
def publication(live_server) -> Publication:
    office = Office()
    case = office.filed(photos=[picture(size=SIZE)])
    return case.publications.get(kind="before")


@pytest.fixture
def redactor(publication):
    return person("wagtailadmin.access_admin", "exposure.redact_publication", "intake.view_original")


def opened(signed_in, redactor, publication, **options):
    page = signed_in(redactor, **options).new_page()
    page.goto(f"/admin/exposure/publications/{publication.pk}/")
    page.wait_for_function("document.querySelector('[data-redaction] img').naturalWidth > 0")
    return page


def boxes(page) -> list[dict]:
    return json.loads(page.locator("[data-redaction-boxes]").input_value())


def corners(page, left, top, right, bottom):
    """Two corners, given in pixels of the original, as the window has them."""
    page.locator("[data-redaction]").scroll_into_view_if_needed()
    area = page.locator("[data-redaction] img").bounding_box()
    factor = area["width"] / SIZE[0]
    return [(area["x"] + x * factor, area["y"] + y * factor) for x, y in ((left, top), (right, bottom))]


def drag(page, *area):
    start, end = corners(page, *area)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


def swipe(context, page, *area):
    """One finger, as the browser's own protocol has it."""
    start, end = corners(page, *area)
    finger = context.new_cdp_session(page)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    for kind, point in (("touchStart", start), ("touchMove", middle), ("touchMove", end), ("touchEnd", None)):
        points = [{"x": point[0], "y": point[1]}] if point else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def is_near(box, x, y, width, height, by=6):
    return all(
        abs(box[name] - wanted) <= by for name, wanted in (("x", x), ("y", y), ("width", width), ("height", height))
    )


def test_by_mouse_to_constant_pixels(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    drag(page, 30, 30, 150, 130)
    assert len(boxes(page)) == 1 and is_near(boxes(page)[0], 30, 30, 120, 100)
    page.locator("[data-redaction-rows] select[data-name=label]").select_option(index=1)
    page.click("button[value=redact]")
    page.wait_for_url("**/exposure/cases/**")
    publication.refresh_from_db()
    assert publication.state == "redacted" and publication.redactor == redactor
    redaction = Redaction.objects.get()
    assert redaction.boxes[0]["label"] == "人脸"
    with redaction.derivative.open("rb") as file:
        burnt = Image.open(io.BytesIO(file.read())).convert("RGB")
    assert burnt.size == SIZE
    inside = burnt.crop((35, 35, 145, 125))
    assert all(low == high for low, high in inside.getextrema()), "one colour: the orange patch below is gone"
    assert max(abs(a - b) for a, b in zip(inside.getpixel((0, 0)), FILL, strict=True)) <= 1
    assert burnt.getpixel((600, 400)) != inside.getpixel((0, 0))


def test_by_finger(signed_in, redactor, publication):
    context = signed_in(redactor, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"/admin/exposure/publications/{publication.pk}/")
    page.wait_for_function("document.querySelector('[data-redaction] img').naturalWidth > 0")
    swipe(context, page, 200, 150, 500, 400)
    page.wait_for_function("JSON.parse(document.querySelector('[data-redaction-boxes]').value).length === 1")
    assert is_near(boxes(page)[0], 200, 150, 300, 250, by=12)


def test_moved_sized_and_undone(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    drag(page, 100, 100, 300, 250)
    drag(page, 200, 150, 300, 200)  # inside the box: it moves
    assert len(boxes(page)) == 1 and is_near(boxes(page)[0], 200, 150, 200, 150)
    drag(page, 400, 300, 500, 400)  # its corner: it grows
    assert is_near(boxes(page)[0], 200, 150, 300, 250)
    drag(page, 700, 500, 703, 502)  # a slip of the hand draws nothing
    assert len(boxes(page)) == 1
    undo = page.locator("[data-redaction-undo]")
    undo.click()
    assert is_near(boxes(page)[0], 200, 150, 200, 150)
    undo.click()
    assert is_near(boxes(page)[0], 100, 100, 200, 150)
    undo.click()
    assert boxes(page) == [] and undo.is_disabled()


def test_by_keyboard_and_by_numbers(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    page.locator("[data-redaction-add]").focus()
    page.keyboard.press("Enter")
    assert boxes(page)[0] == {"x": 320, "y": 240, "width": 160, "height": 120, "shape": "rectangle", "label": ""}
    for press in ("ArrowRight", "Control+ArrowDown", "Shift+ArrowRight", "e"):
        page.keyboard.press(press)
    assert boxes(page)[0] == {"x": 330, "y": 241, "width": 170, "height": 120, "shape": "ellipse", "label": ""}
    for name, typed in (("x", "40"), ("y", "9999"), ("width", "-5"), ("height", "80")):
        page.get_by_label({"x": "距左边", "y": "距上边", "width": "宽度", "height": "高度"}[name], exact=True).fill(
            typed
        )
        page.keyboard.press("Tab")
    box = boxes(page)[0]
    assert (box["x"], box["width"], box["height"]) == (40, 8, 80) and box["y"] + box["height"] <= SIZE[1]
    page.locator(".redaction__box").focus()
    page.keyboard.press("Delete")
    assert boxes(page) == []


def test_enlarged_boxes_stay_where_they_are(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    page.click("[data-redaction-zoom='1']")
    page.click("[data-redaction-zoom='1']")
    drag(page, 20, 20, 120, 90)
    assert is_near(boxes(page)[0], 20, 20, 100, 70)
    page.click("[data-redaction-zoom='-1']")
    assert is_near(boxes(page)[0], 20, 20, 100, 70)


def test_a_picture_without_boxes_is_not_handed_on_in_silence(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    page.click("button[value=redact]")
    assert page.locator(".error-message").first.inner_text() == "请画出遮挡框；确实没有需要遮挡的，请勾选说明。"
    page.check("[name=nothing_to_cover]")
    page.click("button[value=redact]")
    page.wait_for_url("**/exposure/cases/**")
    publication.refresh_from_db()
    assert publication.state == "redacted"


def test_what_was_sent_back_comes_with_its_boxes(signed_in, redactor, publication):
    page = opened(signed_in, redactor, publication)
    drag(page, 30, 30, 150, 130)
    page.click("button[value=redact]")
    page.wait_for_url("**/exposure/cases/**")
    Publication.objects.filter(pk=publication.pk).update(state="redacting")
    page.goto(f"/admin/exposure/publications/{publication.pk}/")
    assert len(boxes(page)) == 1 and page.locator(".redaction__box").count() == 1


def test_without_script_the_numbers_are_typed(signed_in, redactor, publication):
    page = signed_in(redactor, java_script_enabled=False).new_page()
    page.goto(f"/admin/exposure/publications/{publication.pk}/")
    page.fill("[data-redaction-boxes]", '[{"x": 10, "y": 10, "width": 80, "height": 60}]')
    page.click("button[value=redact]")
    publication.refresh_from_db()
    assert publication.state == "redacted"

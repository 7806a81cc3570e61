"""Every screen of our own behind the sign-in: sound for axe at both widths, silent in the console, alone on its host.

In the office (Wagtail's admin) only what we add is judged: the part below Wagtail's own header. The desk, the account
pages and what the office prints are ours whole, so they keep to the rulers of the public pages as well.
"""

import pytest

from . import axe, measures
from .looks import DESKTOP, PHONE
from .states import STAFF, State

pytestmark = [pytest.mark.browser, pytest.mark.django_db]  # the browser stands beside the tests' database
WAGTAILS_OWN = {"page-editor", "media-chooser", "pictures", "compare"}  # listened to, not judged
PRINTED = {"yard-poster", "list-print", "paper", "letter"}  # at the office's addresses, without Wagtail's frame
STATES = [
    *STAFF,
    State("account", "/account/second-factor/", "bianji1"),
    State("change-password", "/account/password/", "bianji1"),
    State("sign-out", "/sign-out/", "bianji1"),
]
EACH = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


def is_office(state, page) -> bool:
    return "/admin/" in page.url and state.name not in PRINTED


@EACH
def test_screen(state, visits, record_property):
    with visits.opened(state) as (page, complaints):
        faults = []
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            if state.name not in WAGTAILS_OWN:
                within = ("#main .nice-padding, #main .w-panel, #main form",) if is_office(state, page) else ("html",)
                faults += [f"axe {size['width']}: {fault}" for fault in axe.violations(page, within=within)]
            if not is_office(state, page):
                faults += [f"targets {size['width']}: {fault}" for fault in measures.small(page)]
                faults += [f"contrast {size['width']}: {fault}" for fault in measures.faint(page)]
                faults += [f"width {size['width']}: {fault}" for fault in measures.wide(page)]
        assert faults + complaints == []
    record_property("axe states", 0 if state.name in WAGTAILS_OWN else 2)

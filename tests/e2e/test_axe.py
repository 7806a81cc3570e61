"""That axe would notice: the vendored file is the released one, and each of these faults, put into a sound page, is found."""

import hashlib

import pytest

from . import axe, measures

pytestmark = [pytest.mark.browser, pytest.mark.django_db]  # the browser stands beside the tests' database
# (what is broken, path, the breaking, the rule of axe that must name it)
FAULTS = [
    ("a field's label is gone", "/report/", "one('label[for=id_place_words]').remove()", "label"),
    ("a list's label is gone", "/report/", "one('label[for=id_category]').remove()", "select-name"),
    ("a button says nothing", "/report/", "one('main form .button--pine').textContent = ''", "button-name"),
    ("the language is not told", "/report/", "root.removeAttribute('lang')", "html-has-lang"),
    ("the language is none", "/report/", "root.lang = 'chinese'", "html-lang-valid"),
    ("the title is empty", "/report/", "document.title = ''", "document-title"),
    ("grey on paper", "/report/", "one('.lede').style.color = '#b0aaa0'", "color-contrast"),
    (
        "zoom is forbidden",
        "/report/",
        "one('meta[name=viewport]').content = 'width=device-width, user-scalable=no'",
        "meta-viewport",
    ),
    ("buttons hidden from the ear alone", "/report/", "one('.choices').ariaHidden = 'true'", "aria-hidden-focus"),
    (
        "an ARIA state that the role has not",
        "/report/",
        "one('main form .button--pine').ariaChecked = 'true'",
        "aria-allowed-attr",
    ),
    (
        "an ARIA attribute that does not exist",
        "/report/",
        "one('main h1').setAttribute('aria-lable', 'x')",
        "aria-valid-attr",
    ),
    (
        "an ARIA value that does not exist",
        "/report/",
        "one('main form .button--pine').setAttribute('aria-expanded', 'perhaps')",
        "aria-valid-attr-value",
    ),
    (
        "a role that does not exist",
        "/report/",
        "one('main form .button--pine').setAttribute('role', 'buton')",
        "aria-roles",
    ),
    (
        "a list box without options",
        "/report/",
        "one('.menu ul').setAttribute('role', 'listbox')",
        "aria-required-children",
    ),
    (
        "a button inside a button",
        "/report/",
        "one('main form .button--pine').append(document.createElement('button'))",
        "nested-interactive",
    ),
    ("an order of focus by hand", "/report/", "one('#id_description').tabIndex = 5", "tabindex"),
    ("the skip link leads nowhere", "/report/", "one('#main').id = 'content'", "skip-link"),
    ("no main part", "/report/", "one('main').outerHTML = one('main').innerHTML", "landmark-one-main"),
    (
        "two main parts",
        "/report/",
        "document.body.append(document.createElement('main'))",
        "landmark-no-duplicate-main",
    ),
    (
        "a wrong kind of filling-in",
        "/report/",
        "one('#id_contact').autocomplete = 'phone-number'",
        "autocomplete-valid",
    ),
    ("a picture without words", "/", "one('.brand__seal').removeAttribute('alt')", "image-alt"),
    (
        "a leap in the headings",
        "/",
        "one('main h2').outerHTML = '<h5>' + one('main h2').innerHTML + '</h5>'",
        "heading-order",
    ),
    ("an empty heading", "/", "one('main h2').textContent = ''", "empty-heading"),
    ("a link that says nothing", "/", "one('.menu a').textContent = ''", "link-name"),
    ("a list with strangers", "/", "one('.menu ul').prepend(document.createElement('div'))", "list"),
    ("targets too small and close", "/", "all('.menu a').forEach(shrink)", "target-size"),
]
BREAK = """(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const shrink = (link) => Object.assign(link.style, { minHeight: '0', height: '8px', padding: '0', fontSize: '8px', overflow: 'hidden' });
  %s;
})()"""


def test_axe_is_the_released_file():
    assert hashlib.sha256(axe.SCRIPT.read_bytes()).hexdigest() == axe.expected_sum()


def test_there_are_twenty_faults():
    assert len({rule for *_, rule in FAULTS}) >= 20


@pytest.mark.parametrize(("what", "path", "breaking", "rule"), FAULTS, ids=[what for what, *_ in FAULTS])
def test_axe_finds(what, path, breaking, rule, visits):
    page = visits.context().new_page()
    try:
        page.goto(path)
        page.evaluate(BREAK % breaking)
        assert rule in {found.split(":")[0] for found in axe.violations(page)}
    finally:
        page.close()


@pytest.mark.parametrize(
    ("measure", "breaking"),
    [
        (
            lambda page: measures.faint(page),
            "one('.lede').style.color = '#6a6a6a'",
        ),  # 5.1:1: enough for axe, not for us
        (lambda page: measures.small(page), "one('main form .button--pine').style.minHeight = '30px'"),
        (lambda page: measures.tiny(page, 13), "one('.lede').style.fontSize = '12px'"),
        (lambda page: measures.wide(page), "one('main h1').style.width = '2000px'"),
    ],
    ids=["contrast", "targets", "letters", "overflow"],
)
def test_the_ruler_finds(measure, breaking, visits):
    page = visits.context().new_page()
    try:
        page.goto("/report/")
        assert measure(page) == []
        page.evaluate(BREAK % breaking)
        assert measure(page)
        assert measures.texts(page) > 20
    finally:
        page.close()

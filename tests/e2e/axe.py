"""axe-core over a page that is open in the browser: what a blind, short-sighted or shaking reader would stumble over.

The rules are WCAG 2.0 to 2.2, levels A and AA, and axe's best practices. axe is evaluated by the browser's debugger, not
put into the page, so the page keeps its content security policy while it is judged.
"""

import re
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "vendor" / "axe-core"
SCRIPT = FOLDER / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([include, exclude, tags]) => {
  const context = { include: include.map((one) => [one]), exclude: exclude.map((one) => [one]) };
  const result = await axe.run(context, {
    runOnly: tags, resultTypes: ["violations"], iframes: false, elementRef: false, ancestry: false, xpath: false,
  });
  return result.violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.target.join(" "), node.html.slice(0, 160)]));
}"""


def expected_sum() -> str:
    """The checksum that the README beside axe names."""
    return re.search(r"[0-9a-f]{64}", (FOLDER / "README.md").read_text(encoding="utf-8"))[0]


def violations(page: Page, *, within: tuple[str, ...] = ("html",), without: tuple[str, ...] = ()) -> list[str]:
    """Every fault as "rule: where: markup". `within` and `without` are selectors; empty means that axe has nothing to say."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {SCRIPT.read_text(encoding='utf-8')} }}")
    found = page.evaluate(RUN, [list(within), list(without), TAGS])
    return [f"{rule}: {where}: {markup}" for rule, where, markup in found]

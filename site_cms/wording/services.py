"""Checking texts against the lists, and letting a hit pass with a reason."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from .choices import Severity, WordKind
from .models import PassedHit, WordRule
from .texts import pieces

AROUND = 12  # characters of context on each side of a hit: enough to know the place again


@dataclass(frozen=True)
class Hit:
    """One place where a rule applies. `found` is what stands there, `right` what should."""

    rule_id: int
    kind: str
    severity: str
    start: int
    end: int
    found: str
    right: str
    reason: str
    before: str
    after: str
    field: str = ""
    label: str = ""
    block: int | None = None

    @property
    def excerpt(self) -> str:
        return f"{self.before}{self.found}{self.after}"

    @property
    def message(self) -> str:
        """One sentence for a form."""
        advice = _("should be “%(right)s”") % {"right": self.right} if self.right else _("to be avoided")
        text = _("“%(found)s” %(advice)s") % {"found": self.found, "advice": advice}
        return f"{text}（{self.reason}）" if self.reason else text


def check_text(text: str, rules: Iterable[WordRule] | None = None) -> list[Hit]:
    """All hits in a text, in their order; of hits that overlap the longest stands."""
    rules = active_rules() if rules is None else rules
    found = [hit for rule in rules for hit in _hits(rule, text)]
    found.sort(key=lambda hit: (hit.start, -(hit.end - hit.start)))
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def active_rules() -> list[WordRule]:
    return list(WordRule.objects.filter(is_active=True))


def check_page(page: Page) -> list[Hit]:
    """All hits in the words of a specific page, each with the field and part where it stands."""
    rules = active_rules()
    return [
        replace(hit, field=piece.field, label=piece.label, block=piece.block)
        for piece in pieces(page)
        for hit in check_text(piece.text, rules)
    ]


def open_hits(page: Page, revision: Revision | None = None, *, severity: str = "") -> list[Hit]:
    """The hits of a revision (the page as it stands without one) that nobody let pass."""
    passed = set(PassedHit.objects.filter(page_id=page.pk).values_list("rule_id", "excerpt"))
    subject = revision.as_object() if revision is not None else page
    return [
        hit
        for hit in check_page(subject)
        if (not severity or hit.severity == severity) and (hit.rule_id, hit.excerpt) not in passed
    ]


def open_errors(page: Page, revision: Revision | None = None) -> list[Hit]:
    """Those that stop a review."""
    return open_hits(page, revision, severity=Severity.ERROR)


def pass_hit(page: Page, *, rule: WordRule, excerpt: str, reason: str, user, now: datetime) -> PassedHit:
    """Let one hit in one place stand, for a reason that stays on record. Raises PermissionDenied, or ValidationError
    without a reason or when there is no such hit."""
    if not user.is_active or not user.has_perm("wording.pass_hit"):
        raise PermissionDenied(_("You may not let hits of the word check pass."))
    if not reason.strip():
        raise ValidationError(_("Say why it may stand."))
    revision = page.get_latest_revision()
    if not any(hit.rule_id == rule.pk and hit.excerpt == excerpt for hit in open_hits(page, revision)):
        raise ValidationError(_("This place is not in the text any more."))
    return PassedHit.objects.create(
        page_id=page.pk, rule=rule, excerpt=excerpt, reason=reason.strip()[:200], passed_by=user, at=now
    )


def _hits(rule: WordRule, text: str) -> Iterator[Hit]:
    if rule.kind == WordKind.SLOGAN:
        yield from _slogan_hits(rule, text)
        return
    start = text.find(rule.wrong)
    while start >= 0:
        end = start + len(rule.wrong)
        if not any(_within(text, start, end, longer) for longer in rule.exceptions):
            yield _hit(rule, text, start, end, rule.right)
        start = text.find(rule.wrong, end)


def _within(text: str, start: int, end: int, longer: str) -> bool:
    first = text.find(longer, max(0, end - len(longer)), start + len(longer))
    return first >= 0 and first <= start and first + len(longer) >= end


_SEPARATOR = "[、，,·・ \u3000\n]{0,2}"


def _slogan_hits(rule: WordRule, text: str) -> Iterator[Hit]:
    """Runs of at least three members (both, where there are but two) that are no stretch of the right order."""
    members = rule.members
    alternatives = "|".join(sorted(map(re.escape, members), key=len, reverse=True))
    least = min(3, len(members))
    run = re.compile(f"(?:{alternatives})(?:{_SEPARATOR}(?:{alternatives})){{{least - 1},}}")
    for match in run.finditer(text):
        words = re.findall(alternatives, match.group())
        if any(words == members[i : i + len(words)] for i in range(len(members) - len(words) + 1)):
            continue
        yield _hit(rule, text, match.start(), match.end(), rule.right or "、".join(members))


def _hit(rule: WordRule, text: str, start: int, end: int, right: str) -> Hit:
    return Hit(
        rule_id=rule.pk,
        kind=rule.kind,
        severity=rule.severity,
        start=start,
        end=end,
        found=text[start:end],
        right=right,
        reason=rule.reason,
        before=text[max(0, start - AROUND) : start].replace("\n", " "),
        after=text[end : end + AROUND].replace("\n", " "),
    )

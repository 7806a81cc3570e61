"""Print the address and one sign-in for each role of the demo city."""

import unicodedata

from django.conf import settings
from django.core.management.base import BaseCommand

from site_cms.accounts.models import User
from site_cms.demo.parts import people


class Command(BaseCommand):
    help = "显示网址和演示账号"

    def handle(self, *args, **options):
        base = settings.PUBLIC_BASE_URL
        self.stdout.write(f"\n  网站  {base}/\n  登录  {base}/sign-in/")
        present = set(User.objects.filter(is_demo=True, is_active=True).values_list("username", flat=True))
        rows = [(role, [p["username"] for p in role["people"] if p["username"] in present]) for role in people.roles()]
        rows = [(role, names) for role, names in rows if names]
        if rows and not settings.HTTPS:
            self.stdout.write(f"  演示账号（密码都是 {people.PASSWORD}）")
            for role, names in rows:
                shown = "、".join(names[:3]) + (" 等" if len(names) > 3 else "")
                self.stdout.write(f"    {_pad(role['group'], 14)}{_pad(shown, 36)}{role['does']}")
        self.stdout.write("")


def _pad(text: str, width: int) -> str:
    """A Chinese character takes two columns on a terminal."""
    taken = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return text + " " * max(1, width - taken)

"""What every page shares: menu, footer, settings; and the version of it."""

from django.db import models
from django.db.models import F


class FrameVersion(models.Model):
    """One row: a counter, and the frame as it stands at that number.

    Written in the transaction of each change to pages, sites or settings; read with every routing query. A process keeps
    menu and footer as long as the counter stands still, so a change is seen by every worker with its next request, and
    even the first request of a new process asks nothing more than where its address leads.
    """

    SINGLETON = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON)
    number = models.PositiveBigIntegerField(default=0)
    body = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        """Counts one on. The row is locked from here to the end of the transaction."""
        if not cls.objects.filter(pk=cls.SINGLETON).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=cls.SINGLETON, defaults={"number": 1})

"""The version of what every page shares: menu, footer, settings."""

from django.db import models
from django.db.models import F


class FrameVersion(models.Model):
    """One row, one counter. Written in the transaction of each change to pages, sites or settings; read with every
    routing query. A process keeps menu and footer as long as the counter stands still, so a change is seen by every
    worker with its next request, and without a query of its own."""

    SINGLETON = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        if not cls.objects.filter(pk=cls.SINGLETON).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=cls.SINGLETON, defaults={"number": 1})

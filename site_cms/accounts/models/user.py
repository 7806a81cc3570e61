"""Who signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff or of a responsible unit.

    One name field, because a Chinese name is not a first and a last name in that order. `unit` decides whose cases
    and ads a unit member sees; code asks for a permission and a unit, never for a group.
    """

    first_name = None
    last_name = None
    name = models.CharField(_("name"), max_length=60)
    unit = models.ForeignKey(
        "places.ResponsibleUnit",
        verbose_name=_("responsible unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    must_change_password = models.BooleanField(
        _("must change the password"),
        default=False,
        help_text=_("Set for a password that somebody else chose; nothing else is open until it is changed."),
    )
    is_demo = models.BooleanField(_("demo account"), default=False, editable=False)

    REQUIRED_FIELDS = ["name", "email"]

    # What the audit compares with when an account is saved: fields that decide what it may do.
    WATCHED = ("is_active", "is_superuser", "password", "unit_id")

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.name or self.username

    def set_password(self, raw_password) -> None:
        """A new password is taken for its owner's; whoever sets one for somebody else says so afterwards."""
        super().set_password(raw_password)
        self.must_change_password = False

    @classmethod
    def from_db(cls, db, field_names, values):
        user = super().from_db(db, field_names, values)
        user.note_watched()
        return user

    def note_watched(self) -> None:
        """Remember the watched values as they are now in the database; a field that was not read is left out."""
        self.watched_before = {name: self.__dict__[name] for name in self.WATCHED if name in self.__dict__}

    def watched_changes(self) -> list[str]:
        before = getattr(self, "watched_before", {})
        return [name for name in self.WATCHED if name in before and before[name] != getattr(self, name)]

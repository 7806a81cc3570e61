"""What a stranger sends: the submission, its receipt, contact, pictures and their redactions.

Exposure's reports and the ad library's board faults point here. Nothing in these tables is ever public: what may be
shown is a redaction's derivative, and only while its approval is bound to the very bytes that are served.
"""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage():
    """Resolved at run time, so that a migration names no folder."""
    return storages["private"]


class Channel(models.TextChoices):
    SNAPSHOT = "snapshot", _("residents' snapshot")
    INSPECTION = "inspection", _("inspection")
    HOTLINE = "hotline", _("hotline 12345")
    MEDIA = "media", _("press")
    WALK_IN = "walk_in", _("call or visit, typed in by staff")
    API = "api", _("other system")


class Submission(models.Model):
    """One thing sent once. The form's one-time key makes the second press of the button the same submission."""

    key_hash = models.CharField(max_length=64, unique=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.SNAPSHOT)
    received_at = models.DateTimeField(_("received"))
    consent_version = models.CharField(_("version of the consent text"), max_length=20)
    is_strict = models.BooleanField(_("in the stricter queue"), default=False)
    typed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("typed in by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class Receipt(models.Model):
    """The only key to a report: at least 128 bit, shown once, stored as a hash."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="receipt")
    code_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class Contact(models.Model):
    """How to reach a reporter who wants to be reached: encrypted at rest, erased 90 days after closing or on request."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="contact")
    encrypted = models.BinaryField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class Evidence(models.Model):
    """A picture: private, rebuilt from pixels, never in the public tree. `purpose` says on which side of the pair it stands."""

    class Purpose(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")
        VERIFICATION = "verification", _("verification")

    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, default=Purpose.BEFORE)
    original = models.FileField(_("original"), storage=private_storage, upload_to="evidence/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField(_("added"))
    may_show_minor = models.BooleanField(_("may show a minor"), default=False)
    on_hold = models.BooleanField(_("kept for a legal reason"), default=False)
    original_deleted_at = models.DateTimeField(null=True)
    # The hash of the form key of a report that is not sent yet: the picture waits for it, and goes when it never comes.
    waits_for = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        default_permissions = ()
        permissions = [("view_original", "Can view an original picture")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Redaction(models.Model):
    """A derivative with boxes burned in, by one person. Its hash is what an approval is bound to."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="redactions")
    boxes = models.JSONField(default=list)  # coordinates and labels are kept, pixels are not
    style = models.CharField(max_length=10, default="solid")
    derivative = models.FileField(storage=private_storage, upload_to="redacted/%Y/%m/")
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    redactor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("redactor"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class Quota(models.Model):
    """How much came from one network today, by a hash keyed with a secret that is thrown away each day."""

    day = models.DateField()
    bucket = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "bucket"], name="quota_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"


class DailyKey(models.Model):
    """The day's secret for quota hashes; yesterday's is deleted, and with it the way back to an address."""

    day = models.DateField(unique=True)
    key = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.day}"

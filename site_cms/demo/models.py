"""What the demo made, row by row, so that `clear_demo` takes away exactly that."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoObject(models.Model):
    """One object that loading made, or one that it changed: then `before` holds the former values of those fields."""

    part = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.CharField(max_length=64)
    content_object = GenericForeignKey()
    before = models.JSONField(null=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("demo object")
        verbose_name_plural = _("demo objects")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="demo_object_once")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"

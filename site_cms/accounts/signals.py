"""Sign-ins and changes of rights go into the audit chain "accounts"."""

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed, post_save
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from site_cms.audit.services import record

from .models import User

CHAIN = "accounts"
ACTIONS = {"post_add": "added", "post_remove": "removed", "post_clear": "cleared"}


def connect() -> None:
    """Called once, when the apps are ready."""
    user_logged_in.connect(signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="accounts.signed_out")
    post_save.connect(user_saved, sender=User, dispatch_uid="accounts.user_saved")
    m2m_changed.connect(rights_changed, sender=User.groups.through, dispatch_uid="accounts.groups")
    m2m_changed.connect(rights_changed, sender=User.user_permissions.through, dispatch_uid="accounts.permissions")
    m2m_changed.connect(rights_changed, sender=Group.permissions.through, dispatch_uid="accounts.group_permissions")


def signed_in(sender, user, **kwargs) -> None:
    _record("signed_in", user, user)


def signed_out(sender, user, **kwargs) -> None:
    if user is not None:
        _record("signed_out", user, user)


def user_saved(sender, instance, created, raw=False, **kwargs) -> None:
    """What decides what an account may do; the last sign-in and the like are no change of rights."""
    changed = instance.watched_changes()
    if not raw and (created or changed):
        _record("user_created" if created else "user_changed", instance, _actor(), {"changed": changed})
    instance.note_watched()


def rights_changed(sender, instance, action, reverse, pk_set, model, **kwargs) -> None:
    if action in ACTIONS:
        names = sorted(str(row) for row in model.objects.filter(pk__in=pk_set or ()))
        _record(f"rights_{ACTIONS[action]}", instance, _actor(), {"what": model._meta.model_name, "names": names})


def _actor() -> User | None:
    """Whoever Wagtail's admin is working for; None for commands and migrations."""
    user = get_active_log_context().user
    return user if user is not None and user.pk else None


def _record(action: str, subject, actor: User | None, payload: dict | None = None) -> None:
    record(
        chain=CHAIN,
        action=f"accounts.{action}",
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        now=timezone.now(),
        actor=actor,
        payload=payload,
    )

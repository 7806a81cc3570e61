"""The life of an import: applying → applied → undone. Half of one is never seen and never stays."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models, transaction

from . import liveness
from .models import ImportBatch, ImportChange, Mapping, Upload

# Rows taken away in one transaction: nobody waits for longer than that takes.
CHUNK = 500
KEPT = timedelta(days=1)


class CannotUndo(Exception):
    """Something later depends on the import; ``str()`` of it says what, in Chinese."""


def digest_of(file) -> str:
    """SHA-256 of an open file, which is left at its start."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def begin(kind: str, *, now, by=None, file_name: str = "", digest: str = "") -> ImportBatch:
    """Open a batch. Rows created with it stay unseen until ``finish``."""
    with transaction.atomic():
        batch = ImportBatch.objects.create(kind=kind, started_at=now, by=by, file_name=file_name[:200], digest=digest)
        # Before anybody can see the batch, or a look for killed imports would take it away.
        liveness.hold(batch.pk)
    return batch


def change(batch: ImportBatch, instance: models.Model, values: dict) -> ImportChange:
    """Set fields of a row that stood before and note what they were; neither is written before ``finish``."""
    fields = {name: instance._meta.get_field(name) for name in values}
    before = {name: field.value_to_string(instance) for name, field in fields.items()}
    before = {name: None if getattr(instance, fields[name].attname) is None else text for name, text in before.items()}
    for name, value in values.items():
        setattr(instance, name, value)
    after = {
        name: None if getattr(instance, field.attname) is None else field.value_to_string(instance)
        for name, field in fields.items()
    }
    return ImportChange(batch=batch, model=instance._meta.label, object_id=instance.pk, before=before, after=after)


def finish(
    batch: ImportBatch, changed: Sequence[tuple[models.Model, ImportChange]], counts: dict, *, now, message: str = ""
) -> ImportBatch:
    """Write the changes to older rows and make the batch visible, in one short transaction."""
    with transaction.atomic():
        for instance, note in changed:
            instance.save(update_fields=list(note.after))
        ImportChange.objects.bulk_create([note for _, note in changed], batch_size=500)
        for name in ("created", "updated", "skipped", "refused"):
            setattr(batch, name, counts.get(name, 0))
        batch.state, batch.finished_at, batch.message = ImportBatch.State.APPLIED, now, message
        batch.save()
    liveness.release(batch.pk)
    return batch


def abandon(batch: ImportBatch, *, now) -> None:
    """Take away an import that was not finished; nobody has seen any of it."""
    _delete_created(batch)
    batch.state, batch.undone_at = ImportBatch.State.UNDONE, now
    batch.message = "导入中断，已全部撤回。"
    batch.save(update_fields=["state", "undone_at", "message"])
    liveness.release(batch.pk)


def undo(batch: ImportBatch, *, now) -> ImportBatch:
    """Take back what an import made and changed; refuse when somebody has built on it since."""
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state != ImportBatch.State.APPLIED:
            raise CannotUndo("这次导入不在已生效状态，不能撤销。")
        if dependants := _dependants(batch):
            raise CannotUndo(_told(dependants))
        _restore(batch)
        # From here on nobody sees its rows; they go a few hundred at a time, and what a kill leaves goes with ``tidy``.
        batch.state, batch.undone_at = ImportBatch.State.UNDONE, now
        batch.save(update_fields=["state", "undone_at"])
    _delete_created(batch)
    return batch


def abandon_unfinished(now: datetime) -> int:
    """Take away imports whose process was killed, and what a killed undo left; return how many of the first."""
    count = 0
    for batch in ImportBatch.objects.filter(state=ImportBatch.State.APPLYING):
        if not liveness.runs(batch.pk):
            abandon(batch, now=now)
            count += 1
    undone = ImportBatch.objects.filter(state=ImportBatch.State.UNDONE)
    left = {pk for model in batch_models() for pk in _batches_of(model, undone)}
    for batch in undone.filter(pk__in=left):
        _delete_created(batch)
    return count


def forget_uploads(*, before) -> int:
    """Delete uploaded files that nobody committed."""
    count = 0
    for upload in Upload.objects.filter(at__lt=before):
        discard(upload)
        count += 1
    return count


def tidy(now: datetime) -> None:
    """The periodic job: take away what killed imports left, and files that nobody committed."""
    abandon_unfinished(now)
    forget_uploads(before=now - KEPT)


def discard(upload: Upload) -> None:
    """Delete an uploaded file and its row."""
    upload.file.delete(save=False)
    upload.delete()


def signature_of(heads: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(heads).encode()).hexdigest()


def remember_mapping(kind: str, heads: Sequence[str], columns: dict, *, by, now) -> Mapping:
    """Keep what somebody settled for these heads; the next file with them is read the same way."""
    mapping, _ = Mapping.objects.update_or_create(
        kind=kind, signature=signature_of(heads), defaults={"columns": columns, "by": by, "used_at": now}
    )
    return mapping


def remembered_mapping(kind: str, heads: Sequence[str]) -> dict:
    mapping = Mapping.objects.filter(kind=kind, signature=signature_of(heads)).first()
    return mapping.columns if mapping else {}


def batch_models() -> list[type[models.Model]]:
    """Every model whose rows an import may bring, those that point to others first."""
    found = [
        model
        for model in apps.get_models()
        if any(field.name == "import_batch" for field in model._meta.get_fields() if field.concrete)
    ]
    ordered: list[type[models.Model]] = []

    def visit(model):
        if model in ordered:
            return
        for field in model._meta.get_fields():
            if (
                field.is_relation
                and field.concrete
                and field.related_model in found
                and field.related_model is not model
            ):
                visit(field.related_model)
        ordered.append(model)

    for model in found:
        visit(model)
    return ordered[::-1]


def _restore(batch: ImportBatch) -> None:
    for note in batch.changes.order_by("-pk"):
        model = apps.get_model(note.model)
        instance = model._base_manager.filter(pk=note.object_id).first()
        if instance is None:
            raise CannotUndo("这次导入改过的一行后来被删除了，不能撤销。")
        values = {}
        for name, after in note.after.items():
            field = model._meta.get_field(name)
            now = None if getattr(instance, field.attname) is None else field.value_to_string(instance)
            if now != after:
                raise CannotUndo(f"“{instance}”在导入之后又被改过，不能撤销。")
            before = note.before[name]
            values[field.attname] = None if before is None else field.to_python(before)
        model._base_manager.filter(pk=instance.pk).update(**values)


def _delete_created(batch: ImportBatch) -> None:
    """Delete what an import made, a few hundred rows at a time. Unseen rows too, so the base manager; what others point to
    stays protected. What nothing hangs on is deleted without being read."""
    for model in batch_models():
        rows = model._base_manager.filter(import_batch=batch)
        while found := list(rows.values_list("pk", flat=True)[:CHUNK]):
            with transaction.atomic():
                model._base_manager.filter(pk__in=found).delete()


def _batches_of(model, batches) -> set[int]:
    return set(model._base_manager.filter(import_batch__in=batches).order_by().values_list("import_batch", flat=True))


def _dependants(batch: ImportBatch) -> list[models.Model]:
    """A few rows that this import did not bring and that point to rows it did, where the pointing forbids deletion."""
    found: list[models.Model] = []
    for model in batch_models():
        rows = model._base_manager.filter(import_batch=batch).values("pk")
        for relation in model._meta.related_objects:
            if relation.many_to_many or relation.on_delete not in (models.PROTECT, models.RESTRICT):
                continue
            pointing = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": rows})
            if any(field.name == "import_batch" for field in relation.related_model._meta.concrete_fields):
                pointing = pointing.exclude(import_batch=batch)
            found += pointing[:4]
    return found


def _told(dependants: list[models.Model]) -> str:
    names = "、".join(dict.fromkeys(f"“{item}”" for item in dependants[:3]))
    more = "等" if len(dependants) > 3 else ""
    return f"后来登记的{names}{more}用到了这次导入的内容，不能撤销。"

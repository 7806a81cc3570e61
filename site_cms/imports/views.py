"""The import room in the admin: upload, preview with every fault at once, commit, take back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from . import registry, services
from .forms import MappingForm, UploadForm
from .layout import assign, find_tables
from .models import ImportBatch, Upload
from .reader import Unreadable, read_workbook
from .remarks import remarked

SHOWN = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
def index(request):
    """The kinds this person may import, and what has been imported."""
    kinds = registry.kinds_for(request.user)
    if not kinds:
        raise PermissionDenied
    batches = ImportBatch.objects.filter(kind__in=[kind.name for kind in kinds]).select_related("by")[:100]
    labels = {kind.name: kind.label for kind in kinds}
    for batch in batches:
        batch.kind_label = labels[batch.kind]
    return render(request, "imports/index.html", {"kinds": kinds, "batches": batches})


@never_cache
def upload(request, kind: str):
    """Take a file; one that is no readable spreadsheet is answered in the form, and nothing is kept."""
    kind = _kind(request, kind)
    form = UploadForm(request.POST or None, request.FILES or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            book = read_workbook(file)
        except Unreadable as reason:
            form.add_error("file", str(reason))
        else:
            heads, _recognised = _heads(book, kind, {})
            name = "".join(character for character in file.name if character.isprintable())[-200:]
            stored = Upload(kind=kind.name, file_name=name, digest=services.digest_of(file), by=request.user)
            stored.at = timezone.now()
            stored.options = {name: form.cleaned_data.get(name, "") for name in kind.options}
            stored.mapping = services.remembered_mapping(kind.name, heads)
            stored.file.save("upload", File(file), save=False)
            stored.save()
            return redirect("imports:preview", pk=stored.pk)
    return render(request, "imports/upload.html", {"kind": kind, "form": form})


@never_cache
def preview(request, pk):
    """The dry run: what each column was taken for, what would happen, everything that is wrong. POST settles columns."""
    stored, kind = _upload(request, pk)
    try:
        book = read_workbook(stored.file)
    except Unreadable as reason:
        messages.error(request, str(reason))
        return redirect("imports:upload", kind=kind.name)
    heads, recognised = _heads(book, kind, stored.mapping)
    form = MappingForm(
        request.POST or None, heads=heads, terms=dict(kind.terms), recognised=recognised, fixed=stored.mapping
    )
    if request.method == "POST" and form.is_valid():
        stored.mapping = form.fixed
        stored.save(update_fields=["mapping"])
        return redirect("imports:preview", pk=stored.pk)
    prepared = kind.prepare(book, stored.mapping, stored.options)
    context = {
        "kind": kind,
        "upload": stored,
        "form": form,
        "prepared": prepared,
        "remarked": prepared.remarked[:SHOWN],
        "rows": prepared.rows[:50],
        "total": len(prepared.rows),
    }
    return render(request, "imports/preview.html", context)


@never_cache
def remarks(request, pk):
    """The same sheets with a column of remarks."""
    stored, kind = _upload(request, pk)
    book = read_workbook(stored.file)
    prepared = kind.prepare(book, stored.mapping, stored.options)
    data = remarked(book, {(row.sheet, row.row): row.remarks for row in prepared.remarked})
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="remarks.xlsx"'
    return response


@require_POST
def commit(request, pk):
    """Import what can be imported; the file goes, the mapping stays."""
    stored, kind = _upload(request, pk)
    book = read_workbook(stored.file)
    prepared = kind.prepare(book, stored.mapping, stored.options)
    if prepared.refused or not prepared.has_work:
        messages.error(request, _("There is nothing to import."))
        return redirect("imports:preview", pk=stored.pk)
    now = timezone.now()
    batch = kind.commit(
        prepared, now=now, by=request.user, file_name=stored.file_name, digest=stored.digest, options=stored.options
    )
    heads, _recognised = _heads(book, kind, stored.mapping)
    services.remember_mapping(kind.name, heads, stored.mapping, by=request.user, now=now)
    services.discard(stored)
    messages.success(
        request,
        _("Imported: %(created)s new, %(updated)s changed, %(skipped)s unchanged, %(refused)s left out.")
        % {name: getattr(batch, name) for name in ("created", "updated", "skipped", "refused")},
    )
    return redirect("imports:index")


@require_POST
def undo(request, pk):
    batch = get_object_or_404(ImportBatch, pk=pk)
    _kind(request, batch.kind)
    try:
        services.undo(batch, now=timezone.now())
    except services.CannotUndo as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("The import has been taken back."))
    return redirect("imports:index")


def _kind(request, name: str):
    kind = registry.get(name)
    if kind is None:
        raise Http404
    if not request.user.has_perm(kind.permission):
        raise PermissionDenied
    return kind


def _upload(request, pk):
    """An uploaded file is its sender's alone: it may name people and telephones."""
    stored = get_object_or_404(Upload, pk=pk, by=request.user)
    return stored, _kind(request, stored.kind)


def _heads(book, kind, fixed) -> tuple[list[str], dict[str, str]]:
    """The column heads of all tables in order, each once, and what each is taken for."""
    heads: dict[str, str] = {}
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        for table in find_tables(sheet, kind.vocabulary):
            taken = {index: term for term, index in assign(table, kind.vocabulary, fixed=fixed).items()}
            for column in table.columns:
                heads.setdefault(column.title, taken.get(column.index, ""))
    return list(heads)[:80], heads


def index_url() -> str:
    return reverse("imports:index")

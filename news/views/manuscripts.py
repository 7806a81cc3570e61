"""Import of manuscripts in the admin: choose files, see what was done and what is doubted, tick what becomes a draft."""

import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..forms.manuscripts import ChooseManuscriptsForm, SaveArticlesForm
from ..manuscripts import UnreadableManuscript
from ..models import ColumnPage, Manuscript
from ..services.manuscripts import AlreadyImported, forget_unsaved, importable_columns, read_manuscript, save_article
from .preview import preview


@method_decorator(never_cache, name="dispatch")
class ManuscriptScreen(WagtailAdminTemplateMixin, FormView):
    """Whoever may add articles to some column may import them there."""

    page_title = gettext_lazy("Import manuscripts")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not importable_columns(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("news_manuscripts"), "label": self.page_title}]


class ChooseManuscriptsView(ManuscriptScreen):
    form_class = ChooseManuscriptsForm
    template_name = "news/admin/manuscripts.html"

    def form_valid(self, form):
        batch, now = uuid.uuid4(), timezone.now()
        forget_unsaved(now=now)
        faults: list[str] = []
        files = form.cleaned_data["files"]
        for file in files:
            try:
                read_manuscript(file.name, file.read(), by=self.request.user, now=now, batch=batch)
            except UnreadableManuscript as error:
                faults.append(_("%(name)s: %(message)s") % {"name": file.name, "message": error})
        if len(faults) == len(files):
            form.add_error("files", faults)
            return self.form_invalid(form)
        for fault in faults:
            messages.error(self.request, fault)
        return redirect("news_manuscripts_preview", batch=batch)

    def get_context_data(self, **kwargs):
        own = Manuscript.objects.filter(by=self.request.user, saved__isnull=True).order_by("-at")[:10]
        return super().get_context_data(**kwargs, waiting=own)


class PreviewManuscriptsView(ManuscriptScreen):
    """The preview is its maker's alone: it may hold text that nobody has checked."""

    form_class = SaveArticlesForm
    template_name = "news/admin/manuscripts_preview.html"
    page_subtitle = gettext_lazy("Preview")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Manuscript.objects.filter(batch=kwargs["batch"], by=request.user.pk).order_by("at", "file_name")
        self.manuscripts = {str(row.pk): row for row in rows}
        self.articles = [article for manuscript in self.manuscripts.values() for article in preview(manuscript)]

    def dispatch(self, request, *args, **kwargs):
        if not self.manuscripts:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_subtitle}]

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "user": self.request.user,
            "keys": [article.key for article in self.articles if not article.is_empty],
            "columns": ColumnPage.objects.order_by("path"),
        }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        chosen = form.data.getlist("articles") if form.is_bound else None
        for article in self.articles:
            article.ticked = not article.is_empty and (
                article.key in chosen if chosen is not None else not article.before
            )
        doubts = sum(len(article.doubts) for article in self.articles)
        return {**context, "articles": self.articles, "doubts": doubts}

    def form_valid(self, form):
        column, now = form.cleaned_data["column"], timezone.now()
        again = set(self.request.POST.getlist("again"))
        saved = 0
        for key in form.cleaned_data["articles"]:
            owner, _colon, number = key.partition(":")
            try:
                page = save_article(
                    self.manuscripts[owner], int(number), column, by=self.request.user, now=now, again=key in again
                )
            except AlreadyImported as error:
                messages.warning(
                    self.request, _("Imported before, not saved again: %(title)s") % {"title": error.page.title}
                )
            except ValidationError as error:
                messages.error(self.request, "；".join(error.messages))
            else:
                saved += 1
                edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
                messages.success(self.request, _("Saved as a draft: %(title)s") % {"title": page.title}, buttons=[edit])
        return redirect("wagtailadmin_explore", column.pk) if saved else redirect(self.request.path)

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExposureConfig(AppConfig):
    name = "exposure"
    verbose_name = _("Exposure board")

    def ready(self):
        from site_cms.accounts.services import register_duties
        from site_cms.demo import registry as demo
        from site_cms.desk import registry as desk
        from site_cms.imports import registry as imports
        from site_cms.jobs import registry as jobs
        from site_cms.media.serving import register_private_files
        from site_cms.notices.registry import register as waiting_for
        from site_cms.pages.registry import home

        from . import demo as city
        from . import strips, waiting
        from .imports import CASES
        from .jobs import keep_deadlines, keep_months, keep_private_pictures, keep_retention
        from .views.office import derivative_file, original_file

        home.strip(30, "exposure.call", "exposure/home_call.html", strips.call)
        home.strip(40, "exposure.board", "exposure/home_board.html", strips.newest_cases)
        imports.register(CASES)
        home.figure(20, strips.figures)
        register_private_files("evidence", original_file)
        register_private_files("redaction", derivative_file)
        demo.register(60, "exposure", city.load, city.clear, "曝光台")
        waiting_for(20, "exposure.unit", _("Cases of my unit"), waiting.cases_of_my_unit)
        waiting_for(21, "exposure.reports", _("Reports to verify"), waiting.reports_to_verify)
        waiting_for(22, "exposure.redact", _("To redact"), waiting.publications_to_redact)
        waiting_for(23, "exposure.approve", _("To approve for the public"), waiting.publications_to_approve)
        waiting_for(24, "exposure.verify", _("Cases to verify"), waiting.cases_to_verify)
        desk.register(
            desk.Task(
                20,
                "exposure.cases",
                _("Our cases"),
                _("Cases that the office has handed to us: accept, answer, send pictures"),
                "/desk/cases/",
                "clipboard-list",
                permission="exposure.answer_case",
            )
        )
        waiting_for(25, "exposure.escalations", _("Deadlines"), waiting.escalations)
        waiting_for(26, "exposure.appeals", _("Appeals"), waiting.appeals_to_decide)
        waiting_for(27, "exposure.notes", _("Statements and corrections to approve"), waiting.notes_to_approve)
        jobs.register("exposure.deadlines", every=timedelta(minutes=10), run=keep_deadlines)
        jobs.register("exposure.retention", every=timedelta(days=1), run=keep_retention)
        jobs.register("exposure.months", every=timedelta(hours=6), run=keep_months)
        jobs.register("exposure.orphans", every=timedelta(days=1), run=keep_private_pictures)
        register_duties(
            "exposure.redaction",
            _("Redaction and approval"),
            ["exposure.redact_publication", "exposure.approve_publication"],
        )

        from .searchable import register_search

        register_search()

"""Stands in for Wagtail's command of the same name, which would publish whatever a revision's hour says."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from site_cms.review.services import run_schedule


class Command(BaseCommand):
    help = "按审定的上下线时间发布和撤下内容"

    def handle(self, **options):
        appeared, disappeared = run_schedule(now=timezone.now())
        self.stdout.write(f"上线 {appeared} 项，下线 {disappeared} 项")

"""manage.py verify_chain: go through the chains of events and name every row that does not fit."""

from django.core.management.base import BaseCommand, CommandError

from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain

REASONS = {
    "gap": "序号不连续，之间有记录缺失",
    "link": "与上一条的哈希不衔接",
    "hash": "本条内容与哈希不符，已被改动",
    "payload": "附带内容与摘要不符，或附带内容缺失",
}


class Command(BaseCommand):
    help = (
        "Verify the chains of audit events. Names each row that was changed, and ends with status 1 when there is one."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "chains", nargs="*", help="names or beginnings of names, e.g. case:12 or exposure:; all without"
        )

    def handle(self, *, chains, **options):
        names = AuditEvent.objects.order_by("chain").values_list("chain", flat=True).distinct()
        if chains:
            names = [name for name in names if any(name == wanted or name.startswith(wanted) for wanted in chains)]
            if not names:
                raise CommandError("没有这样的链：" + "、".join(chains))
        count = faulty = 0
        for name in names:
            faults = verify_chain(name)
            count += 1
            faulty += bool(faults)
            for fault in faults:
                self.stdout.write(
                    f"{fault.chain} 第 {fault.sequence} 条（行 {fault.event_id}）：{REASONS[fault.reason]}"
                )
        self.stdout.write(f"已核对 {count} 条链，{faulty} 条有问题。")
        if faulty:
            raise SystemExit(1)

"""Whether the search cluster keeps up. It is never needed: the database answers while it is away."""

from datetime import datetime, timedelta

from django.conf import settings

from site_cms.operations.checks import Report

from . import engines, outbox
from .engines import standby

LATE = timedelta(minutes=5)
ADVICE = "见 docs/operations/elasticsearch.md；这期间由数据库检索。"


def search_cluster(now: datetime) -> Report:
    if not settings.ELASTICSEARCH_URL:
        return Report("search", True, "由数据库检索")
    try:
        state = engines.cluster().state()
    except engines.Unavailable as error:
        return Report("search", False, f"检索集群没有应答（{error}）", ADVICE, is_needed=False)
    if not state["index"]:
        return Report("search", False, "检索集群里还没有索引", "运行 manage.py search_rebuild。", is_needed=False)
    if state["health"] == "red":
        return Report("search", False, "检索集群状态为 red", ADVICE, is_needed=False)
    behind = outbox.waiting()
    if behind["dead"]:
        detail = f"有 {behind['dead']} 条未能送达检索集群"
        return Report(
            "search", False, detail, "后台“站内检索”里可见；运行 manage.py search_reconcile。", is_needed=False
        )
    if behind["since"] and now - behind["since"] > LATE:
        detail = f"有 {behind['waiting']} 条等待送往检索集群"
        return Report("search", False, detail, "检查 manage.py work 是否在运行。", is_needed=False)
    detail = f"Elasticsearch {state['version']}，{state['nodes']} 个节点，{state['documents']} 篇，断路器 {standby.breaker.state}"
    return Report("search", True, detail)

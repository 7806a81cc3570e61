"""Rebuild, verify, reconcile, explain, run."""

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from site_cms.pages.models import StandardPage
from site_cms.search import engines
from site_cms.search.models import Document, Statistics


def run(name, *args, **options):
    out = StringIO()
    call_command(name, *args, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


@pytest.fixture
def pages(home):
    return [home.add_child(instance=StandardPage(title=f"公益广告第{n}期", slug=f"n{n}")) for n in range(5)]


def test_verify_sees_and_reconcile_mends(pages):
    assert "no difference" in run("search_verify")
    StandardPage.objects.filter(pk=pages[0].pk).update(live=False)  # surplus
    StandardPage.objects.filter(pk=pages[1].pk).update(intro="新的导语")  # changed
    Document.objects.filter(key=f"pages.standardpage:{pages[2].pk}").delete()  # missing, and an orphan in the engine
    engines.database().delete([Document.objects.get(key=f"pages.standardpage:{pages[3].pk}").pk])  # unindexed
    with pytest.raises(CommandError):
        run("search_verify")
    said = run("search_reconcile")
    assert "1 added, 1 renewed, 1 removed, 1 written to and 1 taken from" in said
    assert "no difference" in run("search_verify")


def test_rebuild_writes_all_and_counts(pages):
    Document.objects.all().delete()
    engines.database().clear()
    assert "5 documents written" in run("search_rebuild")
    assert Statistics.objects.get().documents == 5
    assert "no difference" in run("search_verify")


def test_an_older_text_version_asks_for_renewal(pages):
    Document.objects.filter(key=f"pages.standardpage:{pages[0].pk}").update(version="0")
    assert "1 renewed" in run("search_reconcile")


def test_explain(pages):
    said = run("search_explain", "公益广告 -第3期")
    assert "must not    第3期" in said
    assert "exact       4" in said
    assert "nothing to search" in run("search_explain", "，")


def test_a_fault_in_an_apps_words_does_not_stop_publishing(pages, monkeypatch):
    from dataclasses import replace

    from site_cms.search import registry

    def broken(page):
        raise ValueError("no words")

    monkeypatch.setitem(registry._kinds, "page", replace(registry.kind("page"), item=broken))
    pages[0].title = "换了题目"
    pages[0].save()
    assert not Document.objects.filter(key=f"pages.standardpage:{pages[0].pk}").exists()


def test_run_measures_the_product(tmp_path, settings):
    corpus, queries, out = (tmp_path / name for name in ("corpus.jsonl", "queries.jsonl", "run.jsonl"))
    corpus.write_text(
        "\n".join(
            json.dumps(line)
            for line in (
                {"id": "a", "title": "公益广告", "text": "讲文明树新风"},
                {"id": "b", "title": "志愿服务", "text": "周五义务劳动"},
            )
        )
    )
    queries.write_text(
        json.dumps({"id": "q1", "q": "文明"}) + "\n" + json.dumps({"id": "q2", "q": "zhiyuanfuwu"}) + "\n"
    )
    command = [sys.executable, "manage.py", "search_run", "--corpus", corpus, "--queries", queries, "--out", out]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, timeout=120)
    assert "2 queries, CPU p50" in done.stderr
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"id": "q1", "hits": ["a"]},
        {"id": "q2", "hits": ["b"]},
    ]


def test_run_names_the_broken_line(tmp_path):
    broken = tmp_path / "x.jsonl"
    broken.write_text("{")
    with pytest.raises(CommandError, match="x.jsonl:1"):
        run("search_run", corpus=broken, queries=broken, engine="sqlite", out=tmp_path / "out")

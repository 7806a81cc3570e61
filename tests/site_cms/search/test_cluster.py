"""The cluster beside the database: what is told, what is not lost, and who answers while it is away. Against a real server."""

import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from site_cms.operations.checks import all_reports
from site_cms.pages.models import StandardPage
from site_cms.search import cluster, delivery, engines, indexing, outbox, services, upkeep
from site_cms.search.breaker import Breaker
from site_cms.search.engines import Unavailable, standby
from site_cms.search.engines.elastic import ElasticEngine
from site_cms.search.indexing import Searchable
from site_cms.search.models import Document, Outbox
from site_cms.search.query import Filters, parse
from site_cms.search.scratch import scratch_index

from .relay import Relay

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)


def item(number, title="公益广告"):
    return Searchable(
        f"t:{number}", "article", f"/{number}/", title, "文明城市人人参与。", "news", NOW - timedelta(days=1)
    )


@pytest.fixture
def fresh_breaker(monkeypatch):
    made = Breaker(threshold=2, pause=10)
    monkeypatch.setattr(standby, "breaker", made)
    return made


@pytest.fixture
def elastic(db, settings, fresh_breaker):
    """The site with a cluster: a real server, an index of its own under the alias."""
    with scratch_index(os.environ["TEST_ELASTICSEARCH_URL"]) as scratch:
        settings.ELASTICSEARCH_URL = os.environ["TEST_ELASTICSEARCH_URL"]
        settings.ELASTICSEARCH_INDEX = scratch.index
        yield scratch


def put(*items):
    for one in items:
        indexing.put(one, engines.database())


def told(elastic):
    delivery.deliver_all(timezone.now())
    elastic.refresh()
    return set(elastic.ids())


def hits(engine, raw="公益广告"):
    return {Document.objects.get(pk=pk).key for pk in engine.exact(parse(raw), Filters(), NOW, 100)}


@pytest.mark.elasticsearch
def test_a_change_is_noted_with_its_transaction_and_delivered(elastic):
    put(item(1), item(2))
    assert Outbox.objects.count() == 2
    with pytest.raises(RuntimeError), transaction.atomic():
        put(item(3))
        raise RuntimeError
    assert Outbox.objects.count() == 2
    assert told(elastic) == set(Document.objects.values_list("pk", flat=True))
    assert not Outbox.objects.exists()
    indexing.remove(["t:1"], engines.database())
    put(item(2, "换了题目"))
    assert told(elastic) == {Document.objects.get(key="t:2").pk}
    assert hits(elastic) == set()
    assert hits(elastic, "换了") == {"t:2"}


@pytest.mark.elasticsearch
def test_an_older_version_that_arrives_late_changes_nothing(elastic):
    put(item(1))
    old = indexing.entry(Document.objects.get())
    put(item(1, "换了题目"))
    told(elastic)
    assert not [o for o in elastic.send([old], {}) if o.error]
    elastic.refresh()
    assert hits(elastic, "换了") == {"t:1"}
    pk = old.id
    indexing.remove(["t:1"], engines.database())
    told(elastic)
    elastic.send([old], {})
    elastic.refresh()
    assert pk not in elastic.ids()


@pytest.mark.elasticsearch
def test_a_message_noted_while_it_is_sent_stays(elastic, monkeypatch):
    put(item(1))
    send = ElasticEngine.send

    def change_meanwhile(self, *args, **kwargs):
        outcome = send(self, *args, **kwargs)
        monkeypatch.setattr(ElasticEngine, "send", send)
        put(item(1, "换了题目"))
        return outcome

    monkeypatch.setattr(ElasticEngine, "send", change_meanwhile)
    delivery.deliver(elastic)
    assert Outbox.objects.count() == 1
    told(elastic)
    assert hits(elastic, "换了") == {"t:1"}


@pytest.mark.elasticsearch
def test_what_the_cluster_never_takes_is_given_up_and_seen(elastic, client, django_user_model):
    put(item(1), item(2))
    bad = Document.objects.get(key="t:1")
    Document.objects.filter(pk=bad.pk).update(latitude=999.0, longitude=0.0)  # the server refuses such a place
    result = delivery.deliver(elastic)
    assert (result.sent, result.given_up) == (1, 1)
    row = Outbox.objects.get()
    assert row.is_dead and row.document == bad.pk and row.error.startswith("400")
    assert any(r.part == "search" and not r.is_well and "未能送达" in r.detail for r in all_reports(timezone.now()))
    client.force_login(django_user_model.objects.create_superuser("管理员", "a@example.com", "x", name="创城办"))
    assert str(bad.pk) in client.get("/admin/search_outbox/").content.decode()
    Document.objects.filter(pk=bad.pk).update(latitude=None, longitude=None)
    assert outbox.try_again() == 1
    assert len(told(elastic)) == 2 and not Outbox.objects.exists()


@pytest.mark.elasticsearch
def test_a_rebuild_moves_the_alias_and_loses_no_change_made_meanwhile(elastic, monkeypatch):
    put(*(item(n) for n in range(20)))
    before = elastic.held()
    send = ElasticEngine.send

    def change_meanwhile(self, *args, **kwargs):
        monkeypatch.setattr(ElasticEngine, "send", send)
        result = send(self, *args, **kwargs)
        put(item(3, "换了题目"), item(99))
        indexing.remove(["t:4"], engines.database())
        delivery.deliver_all(timezone.now())
        return result

    monkeypatch.setattr(ElasticEngine, "send", change_meanwhile)
    cluster.rebuild(elastic)
    elastic.refresh()
    assert elastic.held() != before and len(elastic.held()) == 1
    assert not elastic.unfinished()
    assert not cluster.compare(elastic, repair=False)
    assert hits(elastic, "换了") == {"t:3"}


@pytest.mark.elasticsearch
def test_reconcile_finds_and_repairs(elastic):
    put(*(item(n) for n in range(5)))
    told(elastic)
    rows = {d.key: d for d in Document.objects.all()}
    elastic.delete({rows["t:0"].pk: 5})
    stale = indexing.entry(rows["t:1"])
    elastic.write([stale._replace(digest="x", title="别的")])
    elastic.write([stale._replace(id=10**9)])
    Document.objects.filter(key="t:0").update(seq=6)
    drift = cluster.compare(elastic, repair=False)
    assert (len(drift.missing), len(drift.differing), len(drift.surplus)) == (1, 1, 1)
    cluster.compare(elastic, repair=True)
    assert not cluster.compare(elastic, repair=False)


@pytest.mark.elasticsearch
def test_commands_and_health_speak_of_the_cluster(elastic, capsys):
    put(item(1))
    Document.objects.all().delete()
    call_command("search_rebuild")
    call_command("search_verify")
    call_command("search_reconcile")
    call_command("search_explain", "公益")
    assert "elasticsearch" in capsys.readouterr().out
    report = next(r for r in all_reports(timezone.now()) if r.part == "search")
    assert report.is_well and report.detail.startswith("Elasticsearch 8.")


@pytest.mark.elasticsearch
def test_readers_are_answered_by_the_cluster(elastic, fresh_breaker, monkeypatch):
    put(*(item(n) for n in range(3)))
    told(elastic)
    asked = engines.answering()
    assert asked.name == "elasticsearch"
    monkeypatch.setattr(type(asked.database.database), "exact", lambda *args: pytest.fail("the database was asked"))
    assert len(services.search("公益广告", asked, now=NOW).ids) == 3
    assert fresh_breaker.state == "closed"


# --- A cluster that is not well: publishing never fails, readers are answered ------------------------------------------


class Faulty(BaseHTTPRequestHandler):
    how = "500"

    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        if self.how == "hang":
            sleep(5)
            return
        if self.how in ("drips", "breaks off"):
            self.begin_a_long_answer()
            return
        body = {"500": b'{"error": "x"}', "html": b"<html>", "version": b'{"version": {"number": "6.8.0"}}'}[self.how]
        self.send_response(500 if self.how == "500" else 200)
        self.send_header("Content-Type", "text/html" if self.how == "html" else "application/json")
        if self.how != "version":
            self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begin_a_long_answer(self):
        """One byte each tenth of a second, faster than any timeout of a socket; or none after the first."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(20 if self.how == "drips" else 1):
                self.wfile.write(b" ")
                sleep(0.1)
        except OSError:
            pass  # the reader has gone

    do_POST = do_PUT = do_HEAD = do_DELETE = do_GET

    def log_message(self, *args):
        pass


@contextmanager
def serving(how):
    if how == "refused":
        yield "http://127.0.0.1:9"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Faulty,), {"how": how}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


@pytest.mark.parametrize("how", ["refused", "hang", "500", "html", "version", "drips", "breaks off"])
def test_publishing_goes_on_and_the_database_answers(db, settings, fresh_breaker, how):
    with serving(how) as url:
        settings.ELASTICSEARCH_URL = url
        settings.ELASTICSEARCH_TIMEOUT_MS = 300
        put(item(1))
        assert Outbox.objects.count() == 1
        asked = engines.answering()
        began = monotonic()
        for _ in range(4):
            assert len(services.search("公益广告", asked, now=NOW).ids) == 1
        assert monotonic() - began < 8  # two waits of 0.3 s at the most, then nobody waits
        assert fresh_breaker.state == "open"
        assert asked.name in ("sqlite", "postgres")
        upkeep.deliver(timezone.now())
        assert Outbox.objects.get().attempts == 0  # the message waits; it is not the message's fault
        report = next(r for r in all_reports(timezone.now()) if r.part == "search")
        assert not report.is_well and not report.is_needed
        assert "127.0.0.1" not in report.detail
        with pytest.raises(CommandError):
            call_command("search_verify")


@pytest.mark.elasticsearch
def test_a_cluster_that_falls_ill_and_recovers(elastic, settings, fresh_breaker, home, client, tmp_path):
    """The real server behind a line that is slow, silent or cut: pages go on being published and found, and once the line is
    well the cluster has all that it missed."""
    settings.VAR_DIR = tmp_path
    clock = [0.0]
    fresh_breaker.clock = lambda: clock[0]
    with Relay(os.environ["TEST_ELASTICSEARCH_URL"]) as relay:
        settings.ELASTICSEARCH_URL = relay.url
        home.add_child(instance=StandardPage(title="公益广告征集", slug="first"))
        told(elastic)
        for number, mode in enumerate(("slow", "silent", "cut")):
            assert client.get("/api/v1/search/", {"q": "公益广告征集"}).json()["total"] == 1 + number
            assert fresh_breaker.state == "closed" and relay.carried
            relay.mode, relay.carried = mode, 0
            settings.ELASTICSEARCH_TIMEOUT_MS = 100
            page = home.add_child(instance=StandardPage(title=f"公益广告征集{mode}", slug=mode, live=False))
            page.save_revision().publish()
            for _ in range(3):  # the new page too: the database answers
                began = monotonic()
                assert client.get("/api/v1/search/", {"q": "公益广告征集"}).json()["total"] == 2 + number
                assert monotonic() - began < 5
            assert fresh_breaker.state == "open"
            clock[0] += 11
            assert fresh_breaker.state == "half open"
            client.get("/api/v1/search/", {"q": "公益广告征集"})
            assert fresh_breaker.state == "open"
            relay.mode = "well"
            settings.ELASTICSEARCH_TIMEOUT_MS = 10_000
            assert len(told(elastic)) == 2 + number and not Outbox.objects.exists()
            clock[0] += 11
            assert client.get("/api/v1/search/", {"q": "公益广告征集"}).json()["total"] == 2 + number
            assert fresh_breaker.state == "closed"
            relay.carried = 0
            client.get("/api/v1/search/", {"q": "公益广告征集"})
            assert relay.carried


def test_the_breaker_lets_one_ask_again(db, settings, fresh_breaker):
    clock = [0.0]
    fresh_breaker.clock = lambda: clock[0]
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    put(item(1))
    asked = engines.answering()
    for _ in range(3):
        services.search("公益广告", asked, now=NOW)
    assert fresh_breaker.state == "open"
    clock[0] = 11.0
    assert fresh_breaker.state == "half open"
    services.search("公益广告", asked, now=NOW)
    assert fresh_breaker.state == "open"


def test_without_a_cluster_nothing_is_noted(db):
    put(item(1))
    assert not Outbox.objects.exists()
    with pytest.raises(Unavailable):
        ElasticEngine("http://127.0.0.1:9", "none").held()

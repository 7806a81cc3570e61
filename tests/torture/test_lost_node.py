"""One of three nodes is killed with -9 in mid-write: whatever the cluster acknowledged is still found, by its words.

The node that falls holds the primary copy of the index, or the other copy, or is the elected master. Readers go on asking
meanwhile; how long the cluster left them without an answer (the database answers then) is printed.
"""

import os
import random
import secrets
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from site_cms.search import engines
from site_cms.search.engines import Unavailable
from site_cms.search.engines.base import Entry
from site_cms.search.query import Filters, parse
from site_cms.search.scratch import scratch_index
from site_cms.search.text import fold

from .servers import Elasticsearch, folder, wait

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
DOCUMENTS = 1_000
AT_ONCE = 20

pytestmark = pytest.mark.elasticsearch


@pytest.fixture(scope="module")
def nodes():
    with folder() as where:
        nodes = Elasticsearch(where, three=True)
        yield nodes
        nodes.stop()


def entry(number: int) -> Entry:
    title = f"公益广告第{number}号展播"
    return Entry(number, fold(title), "", "page", "", NOW - timedelta(days=1), None, 1, f"digest {number}")


def holders(nodes: Elasticsearch, index: str, ask: int) -> dict[str, str]:
    """{"primary" | "replica" | "master": name of a node}."""
    state = nodes.ask("/_cluster/state/nodes,routing_table,master_node", ask)
    names = {number: node["name"] for number, node in state["nodes"].items()}
    table = next(held for name, held in state["routing_table"]["indices"].items() if name.startswith(index))
    copies = table["shards"]["0"]
    found = {"primary" if copy["primary"] else "replica": names[copy["node"]] for copy in copies}
    return found | {"master": names[state["master_node"]]}


def is_green(nodes: Elasticsearch, ask: int, how_many: int) -> bool:
    health = nodes.ask("/_cluster/health", ask)
    return health["status"] == "green" and health["number_of_nodes"] == how_many


class Reader(threading.Thread):
    """Asks without rest; `longest` is the longest time without an answer."""

    def __init__(self, cluster):
        super().__init__(daemon=True)
        self.cluster, self.going, self.longest, self.answers = cluster, True, 0.0, 0

    def run(self) -> None:
        last = time.monotonic()
        while self.going:
            try:
                self.cluster.exact(parse("公益广告"), Filters(), NOW, 10)
            except Unavailable:
                time.sleep(0.02)
            else:
                self.answers += 1
                self.longest = max(self.longest, time.monotonic() - last)
                last = time.monotonic()


def one_round(nodes: Elasticsearch, role: str, settings, record_property) -> None:
    settings.ELASTICSEARCH_TIMEOUT_MS = 300
    seed = os.environ.get("TORTURE_SEED") or secrets.token_hex(4)
    dice = random.Random(seed)
    with scratch_index(nodes.url) as cluster:
        wait("both copies stand", lambda: is_green(nodes, 1, 3))
        victim = int(holders(nodes, cluster.index, 1)[role][1:])
        alive = next(n for n in (1, 2, 3) if n != victim)
        strike_after = dice.randrange(100, DOCUMENTS - 200)
        reader = Reader(engines.cluster(nodes.url, cluster.index))
        reader.start()
        acknowledged, refused, killer = {}, 0, None
        waiting = [entry(number) for number in range(1, DOCUMENTS + 1)]
        while waiting:
            batch = waiting[:AT_ONCE]
            if killer is None and len(acknowledged) >= strike_after:
                killer = threading.Timer(dice.uniform(0, 0.02), nodes.kill, [victim])
                killer.start()
            try:
                outcomes = cluster.send(batch, {})
            except Unavailable:
                refused += 1
                assert refused < 300, "the cluster takes nothing any more"
                time.sleep(0.1)
                continue
            taken = {outcome.id for outcome in outcomes if not outcome.error}
            acknowledged |= {e.id: e.digest for e in batch if e.id in taken}
            waiting = [e for e in batch if e.id not in taken] + waiting[AT_ONCE:]
        killer.join()
        reader.going = False
        reader.join()
        wait("the cluster is well again with two nodes", lambda: is_green(nodes, alive, 2))
        cluster.refresh()
        held = cluster.ids()
        settings.ELASTICSEARCH_TIMEOUT_MS = 10_000
        found = engines.cluster(nodes.url, cluster.index)
        lost = [number for number, digest in acknowledged.items() if held.get(number) != digest]
        unfound = [
            number
            for number in acknowledged
            if number not in found.exact(parse(f"第{number}号展播"), Filters(), NOW, 10)
        ]
        record_property(
            "lost node",
            f"seed {seed}: node {victim} ({role}) killed after {strike_after} of {len(acknowledged)} acknowledged, {refused} batches "
            f"sent again; readers got {reader.answers} answers, at the longest {reader.longest:.1f} s apart; {len(lost)} lost",
        )
        assert len(acknowledged) == DOCUMENTS
        assert not lost
        assert not unfound
    nodes.restart(victim)
    wait("the node is back", lambda: nodes.is_back)
    wait("all three nodes are well", lambda: is_green(nodes, alive, 3))


def test_what_was_acknowledged_is_found_with_the_primary_gone(nodes, settings, record_property):
    one_round(nodes, "primary", settings, record_property)


@pytest.mark.torture
@pytest.mark.parametrize("role", ["replica", "master", "primary"] * 3)
def test_whichever_node_falls(nodes, role, settings, record_property):
    one_round(nodes, role, settings, record_property)

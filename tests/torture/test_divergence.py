"""Nothing that an editor was told is done is lost or found otherwise, whatever is killed and wherever.

A writer changes pages without rest while it, the worker, the database and the search server are killed with -9 and started
again. Writer and worker also end themselves at named points of their work (see `strikes`), the rest is struck from outside
after a random number of changes. Then, all of it running again, `search_reconcile`; after it not one document may differ between the
site's pages, the database's index and the cluster. Each round prints its seed; the same dice fall again with TORTURE_SEED.
"""

import os
import random
import secrets
import time

import pytest

from . import ledger
from .servers import folder, postgresql_programs, wait
from .site import Program, Site
from .truth import differences

ACKNOWLEDGED = 500  # changes, in each round
ROUND_SECONDS = 900  # two cores that others use too need half of it
VICTIMS = ("writer", "worker", "database", "one connection of the database", "search server")
MORE = ("writer", "worker", "database", "one connection of the database")  # one of these once more

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(postgresql_programs() is None, reason="PostgreSQL is not installed"),
]


@pytest.fixture(scope="module")
def site(pytestconfig):
    with folder() as where:
        site = Site(where, pytestconfig.cache.mkdir("torture"))
        yield site
        site.stop()


@pytest.mark.parametrize("number", range(3))
def test_nothing_differs_after_reconcile(site, number, record_property):
    one_round(site, number, record_property)


@pytest.mark.torture
@pytest.mark.parametrize("number", range(100, 130))
def test_thirty_rounds(site, number, record_property):
    one_round(site, number, record_property)


def one_round(site: Site, number: int, record_property) -> None:
    seed = os.environ.get("TORTURE_SEED") or secrets.token_hex(4)
    dice = random.Random(seed)
    where = site.where / f"round{number}"
    where.mkdir()
    writer, worker = (Program(module, where, site.variables, seed) for module in ("writer", "worker"))
    victims = [*dice.sample(VICTIMS, len(VICTIMS)), dice.choice(MORE)]
    # (after how many changes, seconds more, whom)
    moments = sorted(dice.randrange(10, ACKNOWLEDGED - 20) for _ in victims)
    plan = [(moment, dice.uniform(0, 0.2), victim) for moment, victim in zip(moments, victims, strict=True)]
    struck: list[str] = []
    try:
        strike_until_enough(site, writer, worker, plan, dice, struck)
    except BaseException:
        print(f"seed {seed}, struck {struck}\n{writer.end_of_log}\n{worker.end_of_log}")  # noqa: T201 pytest shows it
        raise
    finally:
        writer.kill()
        worker.kill()
    wait("Elasticsearch is back", lambda: site.elasticsearch.is_back)
    wait("PostgreSQL answers", site.postgresql.answers)
    lines = writer.lines
    count = ledger.acknowledged(lines)
    points = sorted(line["struck"] for line in [*lines, *worker.lines] if "struck" in line)
    with site.postgresql.connect() as database:
        before = differences(database, site.elasticsearch, ledger.certain(lines))
        site.manage("search_reconcile")
        after = differences(database, site.elasticsearch, ledger.certain(lines))
        # What still waits in the outbox is delivered late; it must not undo anything either.
        site.manage("work", "--once")
        later = differences(database, site.elasticsearch, ledger.certain(lines))
        documents = database.execute("SELECT count(*) FROM search_document").fetchone()[0]
    record_property(
        "divergence",
        f"seed {seed}: {count} changes acknowledged, {documents} documents; struck from outside: {'; '.join(struck)}; "
        f"struck by itself: {'; '.join(points) or 'nowhere'}; differing before reconcile: {len(before.index)} in the database {before.index[:3]}, "
        f"{len(before.cluster)} in the cluster; after: {len(after.index)} and {len(after.cluster)}",
    )
    assert count >= ACKNOWLEDGED
    assert not before.lost
    assert not after
    assert not later
    site.manage("search_verify")


def strike_until_enough(site: Site, writer: Program, worker: Program, plan: list, dice, struck: list) -> None:
    began = time.monotonic()
    database_is_down = False
    while True:
        writer.keep()
        worker.keep()
        count = ledger.acknowledged(writer.lines)
        now = time.monotonic()
        if plan and count >= plan[0][0]:
            _, pause, victim = plan.pop(0)
            time.sleep(pause)
            struck.append(f"{victim} after {count}")
            if victim == "writer":
                writer.kill()
            elif victim == "worker":
                worker.kill()
            elif victim == "database":
                site.postgresql.kill()
                database_is_down = True
            elif victim == "search server":
                site.elasticsearch.kill()
                site.elasticsearch.restart()
            else:
                site.postgresql.kill_a_backend()
        if database_is_down:
            time.sleep(dice.uniform(0, 1))
            site.postgresql.start()
            database_is_down = False
        if not plan and count >= ACKNOWLEDGED and site.elasticsearch.is_back:
            return
        assert now - began < ROUND_SECONDS, f"only {count} changes after {ROUND_SECONDS} s"
        time.sleep(0.1)

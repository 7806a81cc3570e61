"""What must be found, what the database's index holds and what the cluster holds: read from each directly, compared in full.

None of the product's own comparison is used, only its cutting of text into tokens.
"""

from dataclasses import dataclass, field

import psycopg

from site_cms.search.text import fold, tokens

from .servers import Elasticsearch

PAGES = """
SELECT p.id, p.title, p.live, EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction r WHERE r.page_id = p.id)
FROM wagtailcore_page p JOIN pages_standardpage s ON s.page_ptr_id = p.id
"""


@dataclass
class Differences:
    """Each a list of sentences; all empty when nothing differs."""

    lost: list[str] = field(default_factory=list)  # acknowledged to the editor, and not so in the database
    index: list[str] = field(default_factory=list)  # the site's pages and the database's index
    cluster: list[str] = field(default_factory=list)  # the database's index and the cluster

    def __bool__(self) -> bool:
        return bool(self.lost or self.index or self.cluster)


def differences(database: psycopg.Connection, server: Elasticsearch, certain: dict[int, dict]) -> Differences:
    found = Differences()
    pages = {pk: (title, live, restricted) for pk, title, live, restricted in database.execute(PAGES)}
    for pk, state in certain.items():
        wanted = None if "gone" in state else (state["title"], state["live"], state["restricted"])
        if pages.get(pk) != wanted:
            found.lost.append(f"page {pk}: {wanted} was acknowledged, {pages.get(pk)} is there")
    public = {f"pages.standardpage:{pk}": title for pk, (title, live, closed) in pages.items() if live and not closed}
    rows = {
        key: (pk, title, digest)
        for pk, key, title, digest in database.execute(
            "SELECT id, key, title, digest FROM search_document WHERE kind = 'page'"
        )
    }
    titles = {key: title for key, (_, title, _) in rows.items()}
    found.index += [f"{key}: {public.get(key)} / {titles.get(key)}" for key in unequal(public, titles)]
    vectors = {pk for (pk,) in database.execute("SELECT id FROM search_fts")}
    everything = dict(database.execute("SELECT id, digest FROM search_document"))
    found.index += [f"search_fts {pk}" for pk in vectors ^ set(everything)]

    server.ask("/chuangcheng/_refresh")
    hits = server.ask("/chuangcheng/_search?size=10000")["hits"]["hits"]
    held = {int(hit["_id"]): hit["_source"] for hit in hits}
    digests = {pk: source["digest"] for pk, source in held.items()}
    found.cluster += [f"document {pk}: {everything.get(pk)} / {digests.get(pk)}" for pk in unequal(everything, digests)]
    for key, (pk, title, _) in rows.items():
        if pk in held and held[pk]["title"] != " ".join(tokens(fold(title))):
            found.cluster.append(f"{key}: {title} / {held[pk]['title']}")
    return found


def unequal(one: dict, other: dict) -> list:
    return sorted(key for key in {*one, *other} if one.get(key) != other.get(key))

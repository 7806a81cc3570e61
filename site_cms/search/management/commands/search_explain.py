"""Why these results: how a query is read, what is looked for, and what each hit scored."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from site_cms.search import engines, services
from site_cms.search.models import Document
from site_cms.search.query import parse
from site_cms.search.rescore import Evidence
from site_cms.search.words import words


class Command(BaseCommand):
    help = "Explain the results of a query."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--hits", type=int, default=10)

    def handle(self, *, query: str, hits: int, **options) -> None:
        say = self.stdout.write
        engine = engines.answering()
        parsed = parse(query, words().synonyms)
        say(f"engine      {engine.name}")
        say(f"read as     {parsed.text!r}" + (f", letters {parsed.letters!r}" if parsed.letters else ""))
        for clause in parsed.clauses:
            say("must hold   " + " or ".join(p.text for p in clause.alternatives))
        for phrase in parsed.excluded:
            say(f"must not    {phrase.text}")
        if not parsed:
            say("nothing to search for")
            return
        weigh = services.weighing(parsed)
        chosen, _ = services.telling(parsed, weigh)
        for gram, weight in parsed.grams:
            say(
                f"token       {gram}  in {weigh.share(gram):.3%} of {weigh.documents}, weight {weight * weigh.idf(gram):.2f}"
                + ("" if gram in chosen else "  (too common, left out)")
            )
        found = services.search(query, engine, now=timezone.now())
        say(
            f"exact       {len(found.sure)}{'' if found.closed else '+'}; shown {len(found.ids)}; by sound {len(found.heard)}"
        )
        evidence = Evidence(parsed, weigh, [])
        loaded = services.load(found.ids[:hits])
        titles = dict(Document.objects.filter(pk__in=found.ids[:hits]).values_list("pk", "title"))
        for place, pk in enumerate(found.ids[:hits], 1):
            candidate = loaded[pk].candidate
            say(
                f"{place:3d} {found.scores[pk]:6.2f}  {'exact' if pk in found.sure else 'near '}  words {evidence.cheap(candidate):5.2f}"
                f"  together {evidence.dear(candidate):5.2f}  {loaded[pk].kind}  {titles[pk]}"
            )

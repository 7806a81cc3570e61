"""What the cleaner reaches on many files at once: it may get better, not worse."""

from tests.news.manuscripts.measure import invented, typeset_articles

HELD = 0.95


def test_articles_set_in_columns_are_read():
    score = typeset_articles(7_000, 50)
    assert {
        name: score.f1(name)
        for name in ("titles", "bylines", "captions", "headings", "bounds")
        if score.f1(name) < HELD
    } == {}
    assert score.mended >= 0.99 * score.broken > 0
    assert (score.wrong_joins, score.lost, score.turned) == (0, 0, 0)


def test_invented_manuscripts_are_read():
    score = invented(1, 40)
    assert {
        name: score.f1(name)
        for name in ("titles", "bylines", "summaries", "captions", "headings", "bounds")
        if score.f1(name) < HELD
    } == {}
    assert score.mended >= 0.99 * score.broken > 0
    assert (score.wrong_joins, score.lost, score.turned) == (0, 0, 0)

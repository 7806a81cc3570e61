"""The editors' side: synonyms, promoted results, searches in vain."""

from datetime import date

from site_cms.search.models import EmptySearch, Promoted, Synonym


def test_a_synonym_is_written_in_the_admin(admin_client):
    page = admin_client.post(
        "/admin/search_synonym/new/", {"word": "创城", "stands_for": "创建全国文明城市", "both_ways": "on"}
    )
    assert page.status_code == 302
    assert Synonym.objects.get().both_ways


def test_a_synonym_of_itself_and_one_of_nothing_are_refused(admin_client):
    for word, other in (("ＰＳＡ", "psa"), ("，", "公益")):
        page = admin_client.post("/admin/search_synonym/new/", {"word": word, "stands_for": other})
        assert page.status_code == 200
    assert not Synonym.objects.exists()


def test_a_promoted_result_needs_an_address_of_ours_or_a_whole_one(admin_client):
    for url in ("javascript:alert(1)", "//evil.example", "ftp://x"):
        data = {"words": "征集", "title": "投稿", "url": url, "sort_order": "0"}
        assert admin_client.post("/admin/search_promoted/new/", data).status_code == 200
    assert not Promoted.objects.exists()


def test_searches_in_vain_are_listed_and_not_edited(admin_client):
    EmptySearch.objects.create(words="光盘行动", day=date(2026, 11, 20), times=7)
    assert "光盘行动" in admin_client.get("/admin/search_empty/").content.decode()

"""Every guard of the house, how it is taken out, and the test that must notice. Kept by hand.

`take` is copied from `file` to the letter and must stand there exactly once; `put` stands in its place while the guard is out.
Who writes a guard adds an entry, and sees it turn red.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """`tests` are named as pytest names them. `quick`: also in the short form that runs with every push."""

    name: str
    file: str
    take: str
    put: str
    tests: tuple[str, ...]
    quick: bool = False


THREE = "tests/site_cms/review/test_three_reviews.py::"
AROUND = "tests/site_cms/review/test_ways_around.py::"
MACHINES = "tests/exposure/test_workflow.py::"
SHOWN = "tests/exposure/test_public.py::"
RULES = "tests/exposure/test_rules.py::"
OPENING = "tests/exposure/test_assessment.py::"
APPEALS = "tests/exposure/test_appeals.py::"
ADS = "tests/ads_library/test_workflow.py::"
WITHDRAWAL = "tests/ads_library/test_withdrawal.py::"
LEDGERS = "tests/ads_library/test_figures.py::"
SIGN_IN = "tests/site_cms/accounts/test_sign_in.py::"
ROLES = "tests/site_cms/accounts/test_roles.py::"
PRIVATE = "tests/site_cms/media/test_private_files.py::"
DOCUMENTS = "tests/site_cms/media/test_documents.py::"
SEARCH = "tests/site_cms/search/test_search_page.py::"
CUTTING = "tests/site_cms/search/test_text.py::"
PARSING = "tests/site_cms/search/test_query.py::"
ENGINES = "tests/site_cms/search/test_engines.py::"
PITFALLS = "tests/site_cms/search/test_pitfalls.py::"
CLUSTER = "tests/site_cms/search/test_cluster.py::"
IMPORTS = "tests/site_cms/imports/test_room.py::"
PREFERENCES = "tests/site_cms/pages/test_preferences.py::"
SAFETY = "tests/site_cms/test_safety.py::"
LOCKS = "tests/test_locks.py::"
TABLE = "tests/access/test_table.py::test_each_role_meets_what_the_table_says"

REFUSED = "raise ReviewRefused("

TWO_PERSON = (
    Guard(
        "review: no author passes a step",
        "site_cms/review/rules.py",
        'if user.pk in authors(page):\n        raise ReviewRefused(_("You worked on this text, so somebody else must review it."))',
        "pass",
        (THREE + "test_the_author_passes_no_step",),
        quick=True,
    ),
    Guard(
        "review: one person, one step",
        "site_cms/review/rules.py",
        "if user.pk in passers(type(state), state.workflow_state, step):",
        "if False:",
        (THREE + "test_one_person_passes_one_step",),
    ),
    Guard(
        "review: each step has its right",
        "site_cms/review/rules.py",
        "if user is None or not user.is_active or not user.has_perm(step.permission):",
        "if False:",
        (THREE + "test_a_right_for_another_step_does_not_do",),
    ),
    Guard(
        "review: the finish counts three people again",
        "site_cms/review/services/publication.py",
        "if None in people or len(set(people)) != len(people) or set(people) & authors(page):",
        "if False:",
        (THREE + "test_the_finish_checks_again",),
    ),
    Guard(
        "review: no author proofreads",
        "site_cms/review/services/reviewing.py",
        'if user.pk in authors(page):\n        raise ReviewRefused(_("You worked on this text, so somebody else must proofread it."))',
        "pass",
        (THREE + "test_the_author_does_not_proofread",),
    ),
    Guard(
        "review: the final step needs a proofreading",
        "site_cms/review/rules.py",
        "if step == Step.FINAL and not page.proofreadings.filter(content_hash=fingerprint, is_clean=True).exists():",
        "if False:",
        (THREE + "test_the_final_review_needs_a_proofreading_of_this_text",),
    ),
    Guard(
        "exposure: who redacted does not approve",
        "exposure/guards.py",
        "if actor is None or publication.redactor_id is None or actor.pk == publication.redactor_id:",
        "if False:",
        (MACHINES + "test_who_redacted_cannot_approve",),
        quick=True,
    ),
    Guard(
        "exposure: nobody verifies their own unit's work",
        "exposure/guards.py",
        "if actor is None or (actor.unit_id is not None and actor.unit_id == case.unit_id):",
        "if False:",
        (MACHINES + "test_nobody_verifies_the_work_of_their_own_unit",),
    ),
    Guard(
        "ads: three people, none who entered it",
        "ads_library/services/designs.py",
        "if by.pk == design.created_by_id or any(earlier.by_id == by.pk for earlier in passed):",
        "if False:",
        (ADS + "test_three_people_pass_a_design_in_order",),
    ),
    Guard(
        "ads: each step has its right",
        "ads_library/services/designs.py",
        "if not by.has_perm(STEP_PERMISSIONS[step]):",
        "if False:",
        (ADS + "test_three_people_pass_a_design_in_order",),
    ),
)

CONTENT_HASH = (
    Guard(
        "review: a pass is for the text that was handed in",
        "site_cms/review/rules.py",
        "if state.revision_id != page.latest_revision_id or fingerprint != state.content_hash:",
        "if False:",
        (THREE + "test_a_revision_altered_before_the_first_pass_is_not_passed",),
    ),
    Guard(
        "review: what goes live is what was approved",
        "site_cms/review/services/publication.py",
        "if approval.withdrawn_at is not None or content_hash(approval.revision) != approval.content_hash:",
        "if False:",
        (THREE + "test_a_scheduled_text_that_was_altered_does_not_appear",),
        quick=True,
    ),
    Guard(
        "review: the approved revision, not the latest",
        "site_cms/review/services/publication.py",
        "PublishPageRevisionAction(approval.revision, user=user)",
        "PublishPageRevisionAction(approval.page.get_latest_revision(), user=user)",
        (THREE + "test_the_approved_revision_is_published_not_the_latest",),
    ),
    Guard(
        "review: autosave overwrites nothing under review",
        "site_cms/pages/models/base.py",
        "refuse_overwriting(self, overwrite_revision)",
        "pass",
        (THREE + "test_autosave_does_not_write_over_a_revision_under_review",),
    ),
    Guard(
        "review: a change voids the passes",
        "site_cms/review/signals.py",
        "follow_revision(instance)",
        "pass",
        (THREE + "test_a_change_under_review_voids_the_passes",),
    ),
    Guard(
        "exposure: the approver's hash is the redactor's",
        "exposure/guards.py",
        'if not publication.content_hash or payload.get("sha256") != publication.content_hash:',
        "if False:",
        (MACHINES + "test_approval_is_bound_to_the_hash",),
    ),
    Guard(
        "exposure: nothing changed since it was redacted",
        "exposure/guards.py",
        "if content_hash(publication) != publication.content_hash:",
        "if False:",
        (MACHINES + "test_what_changed_since_it_was_redacted_is_not_approved",),
    ),
    Guard(
        "exposure: published only while the approval fits",
        "exposure/guards.py",
        "if not is_approved_for(publication, content_hash(publication)):",
        "if False:",
        (MACHINES + "test_approval_is_bound_to_the_hash",),
    ),
    Guard(
        "exposure: only the approved bytes are served",
        "exposure/views/public.py",
        "if not is_approved_for(publication, hashlib.sha256(content).hexdigest()):",
        "if False:",
        (SHOWN + "test_other_bytes_are_not_served",),
        quick=True,
    ),
    Guard(
        "exposure: only the approved words are served",
        "exposure/services/publishing.py",
        "or not guards.is_approved_for(text, guards.content_hash(text))",
        "or False",
        (SHOWN + "test_a_changed_text_takes_the_page_away",),
    ),
    Guard(
        "ads: a pass is for the bytes that were passed",
        "ads_library/services/designs.py",
        "passed = list(version.approvals.filter(digest=digest))",
        "passed = list(version.approvals.all())",
        (ADS + "test_words_altered_under_a_version_void_the_passes_before",),
    ),
)

VISIBILITY = (
    Guard(
        "pages: a restriction is asked for",
        "site_cms/pages/routing.py",
        "if not locate(request).has_restrictions:",
        "if True:",
        ("tests/site_cms/pages/test_routing.py::test_restricted_page_asks_for_its_password",),
    ),
    Guard(
        "pages: the site map lists live pages only",
        "site_cms/pages/sitemaps.py",
        ".live().public().order_by",
        ".order_by",
        ("tests/site_cms/pages/test_furniture.py::test_sitemap_lists_live_pages_only",),
    ),
    Guard(
        "news: no list names what is not live",
        "news/services/listing.py",
        "ArticlePage.objects.filter(pk=article_pk, live=True).first()",
        "ArticlePage.objects.filter(pk=article_pk).first()",
        ("tests/news/test_columns.py::test_an_article_taken_down_is_not_listed_again_when_it_moves",),
    ),
    Guard(
        "news: no list names what is restricted",
        "news/services/listing.py",
        "if column is None or _is_restricted(article):",
        "if column is None:",
        ("tests/news/test_columns.py::test_counts_follow_every_change",),
    ),
    Guard(
        "search: live and unrestricted pages only",
        "site_cms/search/content.py",
        "return model._default_manager.live().public()",
        "return model._default_manager.all()",
        (SEARCH + "test_unpublished_restricted_expired_and_deleted_pages_leave",),
        quick=True,
    ),
    Guard(
        "search: visibility is asked again for each hit",
        "site_cms/search/results.py",
        'for pk in registered.public().filter(pk__in=list(wanted)).values_list("pk", flat=True):',
        "for pk in list(wanted):",
        (SEARCH + "test_visibility_is_asked_again_when_a_hit_is_shown",),
    ),
    Guard(
        "search: a quotation mark is no token",
        "site_cms/search/text.py",
        r"(?P<w>[^\W\d_\u1100-\u11ff\u2e80-\U0010ffff]+)",
        r"(?P<w>[^\s\d_\u1100-\u11ff\u2e80-\U0010ffff]+)",
        (CUTTING + "test_nothing_breaks_folding_or_cutting",),
    ),
    Guard(
        "search: nothing is found by LIKE",
        "site_cms/search/engines/sqlite.py",
        'f" WHERE f.search_fts MATCH %s{where} ORDER BY {order} LIMIT %s"',
        'f" WHERE f.body LIKE %s{where} ORDER BY {order} LIMIT %s"',
        (PITFALLS + "test_nothing_is_found_by_like",),
    ),
    Guard(
        "search: the words drive the admin's query",
        "site_cms/search/admin_backend/sqlite.py",
        'FROM h CROSS JOIN {entry} e ON e.id = h.id"\n                f" WHERE +e.content_type_id IN',
        'FROM {entry} e CROSS JOIN h ON h.id = e.id"\n                f" WHERE e.content_type_id IN',
        (PITFALLS + "test_the_words_drive_the_admins_search_whatever_the_statistics_say",),
    ),
    Guard(
        "search: some of the words will do",
        "site_cms/search/services.py",
        "candidates = [*exact, *engine.near(query, grams, within, now, NEAR, newest)]",
        "candidates = [*exact]",
        (ENGINES + "test_what_a_reader_means_comes_first",),
    ),
    Guard(
        "search: the query is folded",
        "site_cms/search/query.py",
        'folded = fold(part["quoted"] if part["open"] else part["plain"])',
        'folded = (part["quoted"] if part["open"] else part["plain"])',
        (PARSING + "test_the_query_is_folded",),
    ),
    Guard(
        "search: a mark knows where folding took it from",
        "site_cms/search/text.py",
        "_merge([(folded.origin[a], _after(folded, b)) for a, b in find_spans(folded.text, needles)])",
        "_merge([(a, b) for a, b in find_spans(folded.text, needles)])",
        (CUTTING + "test_offsets_survive_folding",),
    ),
    Guard(
        "search: what is marked is escaped",
        "site_cms/search/text.py",
        '"<mark>", escape(text[a:b]), "</mark>"',
        '"<mark>", text[a:b], "</mark>"',
        (CUTTING + "test_a_tag_in_the_text_stays_text",),
    ),
    Guard(
        "search: what is between the marks is escaped",
        "site_cms/search/text.py",
        "out += [escape(text[at:a]), ",
        "out += [text[at:a], ",
        (CUTTING + "test_a_tag_in_the_text_stays_text",),
    ),
    Guard(
        "search: one character is the beginning of a pair",
        "site_cms/search/text.py",
        "return Phrase(folded, tuple(cut), prefix=True)",
        "return Phrase(folded, tuple(cut))",
        (ENGINES + "test_exact_hits",),
    ),
    Guard(
        "search: no phrase runs across punctuation",
        "site_cms/search/text.py",
        "found.append(BOUNDARY)",
        "pass",
        (CUTTING + "test_punctuation_parts_what_a_phrase_could_join", ENGINES + "test_exact_hits"),
    ),
    Guard(
        "search: rare Han and pictographs are kept",
        "site_cms/search/text.py",
        r"\uf900-\ufaff\U00010000-\U000dffff",
        r"\uf900-\ufaff",
        (CUTTING + "test_kana_rare_han_hangul_and_pictographs_are_kept", ENGINES + "test_exact_hits"),
    ),
    Guard(
        "search: kana is kept",
        "site_cms/search/text.py",
        r"\u3041-\u309a\u309d-\u30fa\u30fc-\ud7ff",
        "",
        (CUTTING + "test_kana_rare_han_hangul_and_pictographs_are_kept", ENGINES + "test_exact_hits"),
    ),
    Guard(
        "search: a word said often adds ever less",
        "site_cms/search/rescore.py",
        "score += share * (PAIRS * often / (often + norm) + COVERED)",
        "score += share * (PAIRS * often + COVERED)",
        (PITFALLS + "test_a_title_full_of_one_word_does_not_win_by_sum",),
    ),
    Guard(
        "search: drafts' words stay out",
        "site_cms/search/changes.py",
        "for row in kind.public().filter(pk__in=chunk)",
        "for row in kind.model._default_manager.filter(pk__in=chunk)",
        (SEARCH + "test_unpublished_restricted_expired_and_deleted_pages_leave",),
    ),
    Guard(
        "search: suggestions forget what left",
        "site_cms/search/changes.py",
        "indexing.remove({kind.key(pk) for pk in chunk} - {item.key for item in items}, engines.database())",
        "pass",
        (PITFALLS + "test_suggestions_forget_what_is_taken_down",),
    ),
    Guard(
        "search: a receipt in the board's box is not searched for",
        "exposure/models/board.py",
        'if secret_in(fold(request.GET.get("q", "")[:WORDS])):',
        "if False:",
        ("tests/exposure/test_board.py::test_a_receipt_in_the_box_is_not_searched_for",),
    ),
    Guard(
        "search: visibility is asked again for each suggestion",
        "site_cms/search/views.py",
        "for s in found if s.id in shown]",
        "for s in found]",
        (PITFALLS + "test_visibility_is_asked_again_before_a_title_is_suggested",),
    ),
    Guard(
        "search: what is expired is not found",
        "site_cms/search/engines/sqlite.py",
        'sql = " AND +d.published <= %s AND (+d.expires IS NULL OR +d.expires > %s)"',
        'sql = " AND %s = %s"',
        (ENGINES + "test_what_is_not_yet_or_no_longer_public_is_never_found",),
    ),
    Guard(
        "search: no person is noted with a search in vain",
        "site_cms/search/empty_searches.py",
        "if len(words) < 2 or is_personal(words):",
        "if len(words) < 2:",
        (SEARCH + "test_searches_in_vain_are_counted_without_a_write_or_a_person",),
    ),
    Guard(
        "search: the count is of what is shown",
        "site_cms/search/services.py",
        "Counter((rows[i].kind, rows[i].section) for _, i in kept)",
        "Counter((rows[i].kind, rows[i].section) for _, i in scored)",
        (PITFALLS + "test_the_total_is_what_can_be_reached",),
    ),
    Guard(
        "search: deep pages go by key",
        "site_cms/search/engines/sqlite.py",
        'where += " AND (d.published, d.id) < (%s, %s)"',
        'where += " AND (d.published, d.id) IS NOT (%s, %s)"',
        (PITFALLS + "test_deep_pages_are_reached_by_key_not_by_counting",),
    ),
    Guard(
        "search: a rebuild asks again before it writes",
        "site_cms/search/reconcile.py",
        "items = [i for i in items if i.key in still]",
        "pass",
        (PITFALLS + "test_a_rebuild_undoes_nothing_that_is_saved_meanwhile",),
    ),
    Guard(
        "search: a rebuild asks again before it takes out",
        "site_cms/search/reconcile.py",
        "stale = [key for key in stale if not still_public(key)]",
        "pass",
        (PITFALLS + "test_a_rebuild_undoes_nothing_that_is_saved_meanwhile",),
    ),
    Guard(
        "search: a rebuild goes in short transactions",
        "site_cms/search/reconcile.py",
        'for rows in batches(kind.public().order_by("pk").iterator(chunk_size=BATCH), BATCH):',
        'for rows in batches(kind.public().order_by("pk").iterator(chunk_size=BATCH), 10**9):',
        (PITFALLS + "test_a_rebuild_lets_go_of_the_database_after_each_batch",),
    ),
    Guard(
        "search: few clauses of many words",
        "site_cms/search/query.py",
        "[:MAX_CLAUSES]\n    said",
        "\n    said",
        (PARSING + "test_caps",),
    ),
    Guard(
        "search: few characters of a long query",
        "site_cms/search/query.py",
        "raw[: 4 * MAX_CHARACTERS])[:MAX_CHARACTERS]",
        "raw)",
        (PARSING + "test_caps",),
    ),
    Guard(
        "search: no day outside the calendar",
        "site_cms/search/results.py",
        "return value if MINYEAR < value.year < MAXYEAR else None",
        "return value",
        (SEARCH + "test_garbage_is_answered",),
    ),
    Guard(
        "search: a publication never waits for the cluster",
        "site_cms/search/engines/standby.py",
        "                except Unavailable as error:\n",
        "                except ZeroDivisionError as error:\n",
        (CLUSTER + "test_publishing_goes_on_and_the_database_answers",),
    ),
    Guard(
        "search: nobody asks a silent cluster again and again",
        "site_cms/search/breaker.py",
        '        if self._opened_at is None:\n            return "closed"',
        '        if True:\n            return "closed"',
        (
            "tests/site_cms/search/test_breaker.py::test_it_opens_asks_once_and_closes",
            CLUSTER + "test_publishing_goes_on_and_the_database_answers",
        ),
    ),
    Guard(
        "search: no case that nobody approved",
        "exposure/searchable.py",
        "return Case.objects.shown().with_pictures()",
        "return Case.objects.with_pictures()",
        ("tests/exposure/test_search.py::test_a_case_is_found_while_its_approved_words_are_public",),
    ),
    Guard(
        "exposure: the board lists shown cases only",
        "exposure/querysets.py",
        "state=PublicationState.PUBLISHED,",
        "",
        (SHOWN + "test_a_case_taken_down_leaves_the_board",),
    ),
    Guard(
        "exposure: no picture that is not published",
        "exposure/views/public.py",
        "            state=PublicationState.PUBLISHED,\n",
        "",
        (SHOWN + "test_a_held_picture_is_hidden",),
    ),
    Guard(
        "exposure: no picture that may show a minor",
        "exposure/guards.py",
        "if evidence is not None and evidence.may_show_minor:",
        "if False:",
        (MACHINES + "test_a_picture_that_may_show_a_minor_never_leaves",),
    ),
    Guard(
        "ads: only what is approved and valid",
        "ads_library/views/library.py",
        "filters = DesignFilters(request.GET, Design.objects.public(today))",
        "filters = DesignFilters(request.GET, Design.objects.all())",
        ("tests/ads_library/test_library_page.py::test_only_what_is_approved_and_valid_is_public",),
    ),
)

PRIVATE_MEDIA = (
    Guard(
        "private files: no stranger reaches a resolver",
        "site_cms/media/serving.py",
        "if not request.user.is_authenticated:",
        "if False:",
        (PRIVATE + "test_a_stranger_is_refused_before_anybody_is_asked",),
    ),
    Guard(
        "private files: originals have their right",
        "exposure/views/office.py",
        '_demand(request, "intake.view_original")',
        "pass",
        ("tests/exposure/test_office.py::test_who_may_not_open_it_is_sent_away", f"{TABLE}[files]"),
        quick=True,
    ),
    Guard(
        "private files: left in no cache",
        "site_cms/media/serving.py",
        'response["Cache-Control"] = "no-store, private"',
        "pass",
        (PRIVATE + "test_served_logged_and_left_in_no_cache",),
    ),
    Guard(
        "private files: each view is logged",
        "site_cms/media/serving.py",
        "    record(\n",
        "    dict(\n",
        (PRIVATE + "test_served_logged_and_left_in_no_cache",),
    ),
    Guard(
        "private files: only pictures are shown inline",
        "site_cms/media/serving.py",
        "inline = file.inline and content_type in SHOWN_INLINE",
        "inline = file.inline",
        (PRIVATE + "test_only_pictures_are_shown_inline",),
    ),
    Guard(
        "documents: public only while something public shows them",
        "site_cms/media/views.py",
        "if shown or may_open(request.user, found):",
        "if True:",
        (DOCUMENTS + "test_nobody_gets_what_nothing_public_shows",),
    ),
    Guard(
        "documents: a restricted page vouches for nothing",
        "site_cms/media/documents.py",
        "return not PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True)).exists()",
        "return True",
        (DOCUMENTS + "test_a_restricted_page_does_not_vouch_for_it",),
    ),
    Guard(
        "uploads: nothing is kept while its form is wrong",
        "site_cms/media/apps.py",
        'raise SuspiciousOperation("uploads are stored when their form is right, and rebuilt")',
        "return",
        ("tests/site_cms/media/test_hostile.py::test_wagtails_store_for_half_uploads_is_shut",),
    ),
    Guard(
        "intake: a picture's file goes with its row",
        "site_cms/intake/files.py",
        "    if file:\n",
        "    if False:\n",
        ("tests/site_cms/intake/test_files.py::test_files_go_with_their_rows",),
    ),
    Guard(
        "intake: no file goes before the deletion is certain",
        "site_cms/intake/files.py",
        "transaction.on_commit(lambda: file.storage.delete(file.name), using=using)",
        "file.storage.delete(file.name)",
        ("tests/site_cms/intake/test_files.py::test_a_deletion_taken_back_keeps_the_file",),
    ),
)

SIGNING_IN = (
    Guard(
        "second factor: required on a city's server",
        "site_cms/accounts/middleware.py",
        "elif not request.path.startswith(OPEN_PREFIXES):",
        "elif False:",
        (SIGN_IN + "test_a_citys_server_forces_the_first_sign_in_to_enrol",),
        quick=True,
    ),
    Guard(
        "second factor: nobody takes it off",
        "site_cms/accounts/adapters.py",
        "return not settings.HTTPS",
        "return True",
        (SIGN_IN + "test_nobody_takes_the_factor_off",),
    ),
    Guard(
        "second factor: its codes are not guessed",
        "site_cms/settings/base.py",
        '"login_failed": "60/m/ip,10/5m/key"',
        '"login_failed": "6000/m/ip,1000/5m/key"',
        (SIGN_IN + "test_codes_are_not_guessed",),
    ),
    Guard(
        "sign-in: Wagtail's own is shut",
        "site_cms/accounts/urls.py",
        '    path("admin/login/", views.to_sign_in),\n',
        "",
        (SIGN_IN + "test_wagtails_own_sign_in_is_shut",),
    ),
    Guard(
        "sign-in: Wagtail's own reset is shut",
        "site_cms/accounts/urls.py",
        '    re_path(r"^admin/password_reset/.*$", views.to_password_reset),\n',
        "",
        (SIGN_IN + "test_wagtails_own_reset_is_shut",),
    ),
    Guard(
        "sign-in: five wrong passwords",
        "site_cms/settings/base.py",
        "AXES_FAILURE_LIMIT = 5",
        "AXES_FAILURE_LIMIT = 5000",
        (SIGN_IN + "test_the_fifth_wrong_password_closes_the_door",),
    ),
    Guard(
        "sign-in: a forged address header is not believed",
        "site_cms/network.py",
        "if not _trusted(address) or not _is_address(hop):",
        "if not _is_address(hop):",
        (SIGN_IN + "test_a_forged_header_opens_no_second_door",),
    ),
    Guard(
        "sign-in: demo accounts are refused on a city's server",
        "site_cms/accounts/services.py",
        "return user.is_active and not (settings.HTTPS and user.is_demo)",
        "return user.is_active",
        (SIGN_IN + "test_closed_and_demo_accounts",),
    ),
    Guard(
        "session: half an hour of nothing",
        "site_cms/accounts/middleware.py",
        "if now - started >= ABSOLUTE_SECONDS or now - seen >= IDLE_SECONDS:",
        "if now - started >= ABSOLUTE_SECONDS:",
        (SIGN_IN + "test_half_an_hour_of_nothing_ends_it",),
    ),
    Guard(
        "session: twelve hours",
        "site_cms/accounts/middleware.py",
        "if now - started >= ABSOLUTE_SECONDS or now - seen >= IDLE_SECONDS:",
        "if now - seen >= IDLE_SECONDS:",
        (SIGN_IN + "test_twelve_hours_end_it",),
    ),
)

TRANSITIONS = (
    Guard(
        "exposure: no step from another state",
        "exposure/workflow.py",
        "if row.state not in edge.sources:",
        "if False:",
        (MACHINES + "test_every_edge_refuses_every_state_it_does_not_start_from",),
        quick=True,
    ),
    Guard(
        "exposure: each step has its right",
        "exposure/workflow.py",
        "if not _may(actor, edge.permission):",
        "if False:",
        (MACHINES + "test_every_edge_asks_for_its_permission",),
    ),
    Guard(
        "exposure: what must be recorded is given",
        "exposure/workflow.py",
        "        if missing:\n",
        "        if False:\n",
        (MACHINES + "test_every_edge_that_records_asks_for_what_it_records",),
    ),
    Guard(
        "exposure: the row is locked",
        "exposure/workflow.py",
        "_default_manager.select_for_update().get(pk=subject.pk)",
        "_default_manager.get(pk=subject.pk)",
        (LOCKS + "test_a_step_of_the_board_locks_its_row",),
    ),
    Guard(
        "exposure: a refused step leaves nothing behind",
        "exposure/services/cases.py",
        "    rebuilt = intake.rebuild_pictures(photos)\n    with transaction.atomic():\n",
        "    rebuilt = intake.rebuild_pictures(photos)\n    if True:\n        UnitReply.objects.create(case=case, by=actor, at=now, text=text)\n",
        (MACHINES + "test_a_refused_step_leaves_nothing_behind",),
    ),
    Guard(
        "exposure: a unit answers its own cases",
        "exposure/guards.py",
        "if actor is None or actor.unit_id is None or actor.unit_id != case.unit_id:",
        "if False:",
        (MACHINES + "test_a_unit_answers_its_own_cases_only",),
    ),
    Guard(
        "ads: no move that the table does not hold",
        "ads_library/workflow.py",
        'raise Refused("状态不能这样变更。")',
        "return Move(source, target, None)",
        (ADS + "test_moves_of_a_placement", ADS + "test_moves_of_a_design"),
    ),
    Guard(
        "ads: each move has its right",
        "ads_library/workflow.py",
        "if by is not None and (move.permission is None or not by.has_perm(move.permission)):",
        "if False:",
        (ADS + "test_a_move_takes_its_permission_and_its_reason",),
    ),
    Guard(
        "ads: a placement is locked",
        "ads_library/workflow.py",
        "Placement.objects.select_for_update().get(pk=placement.pk)",
        "Placement.objects.get(pk=placement.pk)",
        (LOCKS + "test_a_move_of_the_library_locks_its_row",),
    ),
    Guard(
        "review: the open step is locked",
        "site_cms/review/services/reviewing.py",
        "ReviewTaskState.objects.select_for_update().get(",
        "ReviewTaskState.objects.get(",
        (LOCKS + "test_a_pass_of_the_review_locks_its_step",),
    ),
    Guard(
        "review: nobody publishes by Wagtail's button",
        "site_cms/review/tester.py",
        "def can_publish(self) -> bool:\n        return False",
        "def can_publish(self) -> bool:\n        return super().can_publish()",
        (AROUND + "test_editor_form", AROUND + "test_bulk_publish"),
    ),
    Guard(
        "review: nobody takes down by Wagtail's button",
        "site_cms/review/tester.py",
        "def can_unpublish(self) -> bool:\n        return False",
        "def can_unpublish(self) -> bool:\n        return super().can_unpublish()",
        (AROUND + "test_unpublish_and_delete_views",),
    ),
    Guard(
        "review: taking down has its right",
        "site_cms/review/services/publication.py",
        'if not user.is_active or not user.has_perm("review.unpublish_content"):',
        "if False:",
        (AROUND + "TestTakingDown::test_others_do_not",),
    ),
    Guard(
        "review: hours have their right",
        "site_cms/review/services/publication.py",
        'if not user.is_active or not user.has_perm("review.schedule_content"):',
        "if False:",
        (AROUND + "TestTakingDown::test_hours",),
    ),
)

BROWSER = (
    Guard(
        "preferences: no post from another site",
        "site_cms/pages/preferences.py",
        "if not _from_here(request):",
        "if False:",
        (PREFERENCES + "test_a_post_from_another_site_is_refused",),
        quick=True,
    ),
    Guard(
        "preferences: back to local addresses only",
        "site_cms/pages/preferences.py",
        'if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or "\\0" in target:',
        "if False:",
        (PREFERENCES + "test_the_answer_leads_to_local_addresses_only",),
    ),
    Guard(
        "security policy: nothing by default",
        "site_cms/safety.py",
        '"default-src": [NONE],',
        '"default-src": [SELF],',
        (SAFETY + "test_public_pages_load_from_here_alone",),
    ),
    Guard(
        "security policy: no inline style on public pages",
        "site_cms/safety.py",
        'for kind in ("img", "style", "script", "font", "connect", "manifest")},',
        'for kind in ("img", "script", "font", "connect", "manifest")},\n    "style-src": [SELF, UNSAFE_INLINE],',
        (SAFETY + "test_public_pages_load_from_here_alone",),
    ),
    Guard(
        "security policy: a nonce for known initialisers only",
        "site_cms/safety.py",
        "            if not is_initialiser(match[1].decode()):\n                return match[0]\n",
        "",
        (SAFETY + "test_a_script_in_an_admin_page_gets_no_nonce_of_its_own",),
    ),
    Guard(
        "security policy: nothing smuggled in as an argument",
        "site_cms/safety.py",
        "            except ValueError:\n                return False\n",
        "            except ValueError:\n                return True\n",
        (SAFETY + "test_what_is_smuggled_in_gets_no_nonce",),
    ),
)

BOARD_RULES = (
    Guard(
        "exposure rule P2: two people stand behind what is served",
        "exposure/guards.py",
        "        and publication.approver_id != publication.redactor_id\n",
        "",
        (RULES + "test_p2_what_one_person_alone_passed_is_not_served",),
    ),
    Guard(
        "exposure rule P3: originals lie in the private store",
        "site_cms/intake/models.py",
        'return storages["private"]',
        'return storages["default"]',
        (RULES + "test_p3_and_p4_no_original_is_public_and_nothing_stored_says_where_it_was_taken",),
    ),
    Guard(
        "exposure rule P4: what is kept is made of pixels alone",
        "site_cms/intake/services.py",
        "return [pictures.rebuild(file, ORIGINAL_MAX_PX, position=position) for file in files]",
        'return [pictures.RebuiltPicture(file.read(), "jpeg", 640, 480, "0" * 64) for file in files]',
        (RULES + "test_p3_and_p4_no_original_is_public_and_nothing_stored_says_where_it_was_taken",),
    ),
    Guard(
        "exposure rule P8: a case says what the office wrote",
        "exposure/services/reports.py",
        "            summary=summary,\n",
        "            summary=report.description,\n",
        (RULES + "test_p8_nothing_of_the_reporter_leaves",),
    ),
    Guard(
        "exposure rule P12: what is taken down is nowhere listed",
        "exposure/querysets.py",
        "state=PublicationState.PUBLISHED,",
        "",
        (RULES + "test_p12_taken_down_is_gone_from_everywhere",),
    ),
    Guard(
        "exposure rule P12: what was taken down says that it is gone",
        "exposure/views/public.py",
        "if text is not None and text.state in (PublicationState.UNPUBLISHED, PublicationState.HELD):",
        "if False:",
        (RULES + "test_p12_taken_down_is_gone_from_everywhere",),
    ),
    Guard(
        "exposure rule P11: the first appeal hides the picture",
        "exposure/services/appeals.py",
        "            and _hide(publication, now)\n",
        "            and False\n",
        (APPEALS + "test_the_first_appeal_hides_the_picture_at_once_and_once_a_case",),
    ),
    Guard(
        "exposure rule P15: no opening without a signature",
        "exposure/services/assessment.py",
        "if row.signed_at is None or row.signed_by_id is None:",
        "if False:",
        (OPENING + "test_it_opens_with_a_signed_assessment_only",),
    ),
    Guard(
        "exposure rule P15: nobody signs what they wrote",
        "exposure/services/assessment.py",
        "if row.written_by_id == actor.pk:",
        "if False:",
        (OPENING + "test_nobody_signs_what_they_wrote",),
    ),
)

ROWS = (
    Guard(
        "a unit sees its own cases",
        "exposure/querysets.py",
        "return self.filter(unit_id=unit_id) if unit_id else self.none()",
        "return self.all()",
        (SHOWN + "test_a_unit_sees_its_own_cases_only", f"{TABLE}[desk]"),
        quick=True,
    ),
    Guard(
        "an uploaded ledger is its sender's alone",
        "site_cms/imports/views.py",
        "get_object_or_404(Upload, pk=pk, by=request.user)",
        "get_object_or_404(Upload, pk=pk)",
        (IMPORTS + "test_an_upload_is_its_sender_s_alone", f"{TABLE}[lists]"),
    ),
    Guard(
        "a manuscript's preview is its maker's alone",
        "news/views/manuscripts.py",
        'Manuscript.objects.filter(batch=kwargs["batch"], by=request.user.pk)',
        'Manuscript.objects.filter(batch=kwargs["batch"])',
        ("tests/news/manuscripts/test_admin.py::test_nobody_sees_anothers_preview",),
    ),
    Guard(
        "a keeper takes no superuser over",
        "site_cms/accounts/viewsets.py",
        "if self.object.is_superuser and not request.user.is_superuser:",
        "if False:",
        (ROLES + "test_a_keeper_cannot_take_a_superuser_over", f"{TABLE}[accounts]"),
    ),
    Guard(
        "a keeper makes no superuser",
        "site_cms/accounts/viewsets.py",
        'form.fields["is_superuser"].disabled = True',
        "pass",
        (ROLES + "test_a_keeper_cannot_make_a_superuser",),
    ),
)

# One check of one view taken out: the table of roles and addresses alone must notice.
CHECKS = (
    Guard(
        "table: the queue of reports",
        "exposure/views/office.py",
        '    """Newest first within what still waits; the stricter queue is marked."""\n    _demand(request, "exposure.view_report")',
        "    pass",
        (f"{TABLE}[exposure]",),
        quick=True,
    ),
    Guard(
        "table: the case screen",
        "exposure/views/office.py",
        '    """Everything of a case; what this person may do stands as a form beside it."""\n    _demand(request, *OFFICE)',
        "    pass",
        (f"{TABLE}[exposure]",),
    ),
    Guard(
        "table: the unit's list at the desk",
        "exposure/views/unit.py",
        "@may_answer\n@require_safe\ndef case_list",
        "@require_safe\ndef case_list",
        (f"{TABLE}[desk]",),
    ),
    Guard(
        "table: the desk itself",
        "site_cms/desk/views.py",
        "@login_required\n",
        "",
        (f"{TABLE}[desk]",),
    ),
    Guard(
        "table: what waits in the review",
        "site_cms/review/views.py",
        "    if not any(request.user.has_perm(right) for right in RIGHTS):\n        raise PermissionDenied\n    steps",
        "    steps",
        (f"{TABLE}[review]",),
    ),
    Guard(
        "table: a page's review",
        "site_cms/review/views.py",
        "if not may_look(request.user, page):",
        "if False:",
        (f"{TABLE}[review]",),
    ),
    Guard(
        "table: imports by kind",
        "site_cms/imports/views.py",
        "if not request.user.has_perm(kind.permission):",
        "if False:",
        (f"{TABLE}[lists]",),
    ),
    Guard(
        "table: import of manuscripts",
        "news/views/manuscripts.py",
        "if not importable_columns(request.user):",
        "if False:",
        (f"{TABLE}[news]",),
    ),
    Guard(
        "table: privacy of a page",
        "site_cms/review/tester.py",
        "return self.user.is_active and not self.page_is_root and self.user.has_perm(UNPUBLISH)",
        "return True",
        (f"{TABLE}[pages]",),
    ),
    Guard(
        "table: an address nobody entered",
        "exposure/urls.py",
        "urlpatterns = [\n",
        'urlpatterns = [\n    path("report/all/", unit.case_list),\n',
        ("tests/access/test_table.py::test_every_address_has_a_row",),
    ),
)

HOUSE = (
    Guard(
        "architecture: rooms never import each other",
        "news/addresses.py",
        "import secrets\n",
        "import secrets\n\nimport exposure.choices\n",
        ("tests/test_architecture.py::test_imports_keep_to_the_house_rules",),
        quick=True,
    ),
    Guard(
        "architecture: the ground knows none of the rooms",
        "site_cms/network.py",
        "from functools import lru_cache",
        "from functools import lru_cache\n\nimport news.choices",
        ("tests/test_architecture.py::test_imports_keep_to_the_house_rules",),
    ),
    Guard(
        "architecture: the arrows run one way",
        "exposure/services/reports.py",
        "from ..workflow import TransitionRefused",
        "from .. import forms\nfrom ..workflow import TransitionRefused",
        ("tests/test_architecture.py::test_imports_keep_to_the_house_rules",),
    ),
    Guard(
        "migrations: a model without its migration",
        "news/models/topic.py",
        "max_length=20",
        "max_length=21",
        ("tests/test_smoke.py::test_migrations_match_the_models",),
    ),
    Guard(
        "queries: the board asks once for all cards",
        "exposure/filters.py",
        ".with_pictures()",
        "",
        (SHOWN + "test_board_and_case_cost_few_queries",),
    ),
    Guard(
        "queries: an article asks once for what stands around it",
        "news/querysets.py",
        "    return Surroundings(row,",
        "    [other.column.title for other in ArticleRow.objects.all()]\n    return Surroundings(row,",
        ("tests/news/test_columns.py::test_what_pages_cost",),
    ),
)

WITHDRAWN = (
    Guard(
        "withdrawal: every live face, not the untouched ones alone",
        "ads_library/services/withdrawal.py",
        "design_version__design=design, state__in=SHOWN)",
        'design_version__design=design, state="live")',
        (WITHDRAWAL + "test_one_click_takes_it_down_everywhere",),
    ),
    Guard(
        "withdrawal: a unit sees its own orders",
        "ads_library/views/orders.py",
        "WorkOrder.objects.filter(unit_id=user.unit_id) if",
        "WorkOrder.objects.all() if",
        (WITHDRAWAL + "test_the_crew_at_the_desk",),
    ),
    Guard(
        "withdrawal: nobody reports another unit's work as done",
        "ads_library/services/work.py",
        "if line.order.unit_id != by.unit_id:",
        "if False:",
        (WITHDRAWAL + "test_a_line_is_done_with_its_picture_and_the_order_with_its_last_line",),
    ),
    Guard(
        "withdrawal: a proof photo is its unit's and the register's",
        "ads_library/views/orders.py",
        'if not own and not request.user.has_perm("ads_library.view_placement"):',
        "if False:",
        (WITHDRAWAL + "test_the_crew_at_the_desk",),
    ),
    Guard(
        "imports: one that still runs is left alone",
        "site_cms/imports/services.py",
        "if not liveness.runs(batch.pk):",
        "if True:",
        ("tests/ads_library/test_killed_import.py::test_an_import_that_still_runs_is_left_alone",),
    ),
    Guard(
        "imports: none is undone on which later work stands",
        "site_cms/imports/services.py",
        "if dependants := _dependants(batch):",
        "if dependants := []:",
        (LEDGERS + "test_an_import_on_which_later_work_stands_cannot_be_undone",),
    ),
)

GUARDS = (
    *TWO_PERSON,
    *WITHDRAWN,
    *CONTENT_HASH,
    *VISIBILITY,
    *PRIVATE_MEDIA,
    *SIGNING_IN,
    *TRANSITIONS,
    *BROWSER,
    *BOARD_RULES,
    *ROWS,
    *CHECKS,
    *HOUSE,
)

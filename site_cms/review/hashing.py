"""The fingerprint of a revision's content: what the three reviewers pass is bound to it."""

import hashlib
import json
from typing import Any

from wagtail.models import Revision

# What belongs to the page as a whole or to its place in the tree, and the editors' comments, which readers never see.
NOT_CONTENT = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "content_type",
        "live",
        "has_unpublished_changes",
        "owner",
        "draft_title",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "live_revision",
        "latest_revision_created_at",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "translation_key",
        "locale",
        "alias_of",
        "wagtail_admin_comments",
        "comments",
    }
)


def content_hash(revision: Revision) -> str:
    """SHA-256, hex, of the content in canonical JSON: sorted keys, no spaces, children without their row numbers."""
    return hash_of(revision.content)


def hash_of(content: dict[str, Any]) -> str:
    kept = {key: _stable(value) for key, value in content.items() if key not in NOT_CONTENT}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _stable(value: Any) -> Any:
    """Rows of a child table get their number when they are first written, which changes nothing that is read."""
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return [{key: inner for key, inner in row.items() if key not in ("pk", "page")} for row in value]
    return value

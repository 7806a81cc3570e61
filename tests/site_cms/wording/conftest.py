"""The people and the draft of the review's tests."""

from tests.site_cms.review.conftest import column, draft, people

__all__ = ["column", "draft", "people"]

"""What anybody may do to a page in Wagtail's own screens and actions.

Nobody publishes, schedules or unpublishes with Wagtail's buttons, not even a superuser: content goes live when three people
have passed it, and comes down by the service that records who took it down and why. Every page type of the site asks this
class, so Wagtail's views, bulk actions, aliases, copies and API are all covered by it.
"""

from wagtail.models import Page, PagePermissionTester

MOVE = "review.move_content"
UNPUBLISH = "review.unpublish_content"


class ReviewedPageTester(PagePermissionTester):
    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        """A password in front of a page takes it from the public as taking it down does."""
        return self.user.is_active and not self.page_is_root and self.user.has_perm(UNPUBLISH)

    def can_reorder_children(self) -> bool:
        return self.user.is_active and self.user.has_perm(MOVE)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What is public is taken down first, with a reason on record."""
        if self.page_is_root or self._public_pages().exists():
            return False
        return super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        if self._public_pages().exists():
            return self.user.is_active and self.user.has_perm(MOVE)
        return super().can_delete(ignore_bulk=True)

    def can_move_to(self, destination: Page) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        if not self.can_move():
            return False
        return self.user.has_perm(MOVE) or "add" in destination.permissions_for_user(self.user).permissions

    def _public_pages(self):
        return self.page.get_descendants(inclusive=True).live()

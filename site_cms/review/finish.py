"""What Wagtail calls when a review is finished (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail imports this while its own models are still being read, so it names the service instead of importing it.
"""

from django.utils.module_loading import import_string


def finish_review(workflow_state, user=None):
    return import_string("site_cms.review.services.publish_approved")(workflow_state, user=user)

"""Redirects for moved pages, asked for only where the routing query saw one."""

from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from .routing import asked_for


class RedirectMiddleware(WagtailRedirectMiddleware):
    """An address of a room of ours (a case, a receipt) was never the tree's, so nothing can have moved from it."""

    def process_response(self, request, response):
        location = asked_for(request)
        if response.status_code != 404 or location is None or not location.has_redirect:
            return response
        return super().process_response(request, response)

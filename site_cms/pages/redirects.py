"""Redirects for moved pages, asked for only where the routing query saw one."""

from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from .routing import locate


class RedirectMiddleware(WagtailRedirectMiddleware):
    def process_response(self, request, response):
        if response.status_code != 404 or not locate(request).has_redirect:
            return response
        return super().process_response(request, response)

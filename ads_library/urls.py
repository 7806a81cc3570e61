"""Permanent addresses of the library: what a plate's QR code and a search lead to, whatever the pages are called."""

from django.urls import path, re_path

from .views import boards, orders

urlpatterns = [
    re_path(r"^b/(?P<code>[0-9a-zA-Z]{4,20})$", boards.board, name="board"),
    path("desk/orders/", orders.order_list, name="ads_desk_orders"),
    path("desk/orders/<int:pk>/", orders.order_detail, name="ads_desk_order"),
    path("place/<int:pk>/", boards.place, name="place"),
]

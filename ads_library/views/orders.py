"""The crew's side at /desk/: the orders of its own unit, a line each, done with its pictures."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from site_cms.media.intake import IntakeError
from site_cms.media.serving import PrivateFile

from ..choices import REQUIRED_PHOTOS
from ..forms import DoneForm
from ..models import ProofPhoto, WorkOrder
from ..services.work import finish_line
from ..workflow import Refused

LISTED = 100
may_post = permission_required("ads_library.post_placement", raise_exception=False)


def own_orders(user):
    """A person without a unit has none; another unit's are nobody's business."""
    return WorkOrder.objects.filter(unit_id=user.unit_id) if user.unit_id else WorkOrder.objects.none()


@never_cache
@may_post
@require_safe
def order_list(request: HttpRequest) -> HttpResponse:
    orders = own_orders(request.user).select_related("design").order_by("done_at", "due_on", "pk")[:LISTED]
    today = timezone.localdate()
    return render(request, "ads_library/desk_orders.html", {"orders": orders, "today": today})


@never_cache
@may_post
@require_http_methods(["GET", "HEAD", "POST"])
def order_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The posting sheet; POST reports one line as done. It works without JavaScript."""
    order = own_orders(request.user).select_related("design", "unit").filter(pk=min(pk, 2**62)).first()
    if order is None:
        raise Http404
    kinds = REQUIRED_PHOTOS[order.kind]
    lines = list(order.lines.select_related("placement__place", "placement__face__carrier").prefetch_related("photos"))
    form, problem, status, wrong = DoneForm(kinds=kinds), "", 200, None
    if request.method == "POST":
        number, status = request.POST.get("line", ""), 422
        wrong = next((line for line in lines if str(line.pk) == number), None)
        form = DoneForm(request.POST, request.FILES, kinds=kinds)
        if wrong is not None and form.is_valid():
            try:
                finish_line(wrong, photos=form.cleaned_data, by=request.user, now=timezone.now())
            except Refused as refused:
                problem = str(refused)
            except IntakeError as error:
                problem = " ".join(error.messages)
            else:
                return redirect("ads_desk_order", pk=order.pk)
    for line in lines:
        line.form = form if line is wrong else DoneForm(kinds=kinds, prefix="", auto_id=f"line{line.pk}_%s")
    context = {"order": order, "lines": lines, "problem": problem, "today": timezone.localdate()}
    return render(request, "ads_library/desk_order.html", context, status=status)


def proof_file(request: HttpRequest, key: str) -> PrivateFile:
    """A proof photo: for the unit whose work it shows and for those who look after the register."""
    photo = (
        ProofPhoto.objects.select_related("line__order")
        .filter(pk=int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else None)
        .first()
    )
    if photo is None:
        raise Http404
    own = request.user.unit_id and photo.line.order.unit_id == request.user.unit_id
    if not own and not request.user.has_perm("ads_library.view_placement"):
        raise Http404
    return PrivateFile(
        photo.picture.name, f"ads_library.proofphoto:{photo.pk}", inline=True, storage=photo.picture.storage
    )

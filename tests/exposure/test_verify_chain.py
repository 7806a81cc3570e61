"""manage.py verify_chain over the board's chains: names a tampered row, and an erased payload is no fault."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from site_cms.audit.models import AuditEvent, AuditPayload
from site_cms.audit.services import erase_payload
from tests.factories.exposure import NOW

pytestmark = pytest.mark.django_db


def verify(*chains) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_chain", *chains, stdout=out)
    except SystemExit as ended:
        return int(ended.code), out.getvalue()
    return 0, out.getvalue()


def test_whole_chains_and_a_lawful_erasure(office):
    case = office.show(office.closed())
    assert verify()[0] == 0
    for event in AuditEvent.objects.filter(chain=case.chain):
        erase_payload(event, now=NOW)
    code, said = verify()
    assert code == 0 and "0 条有问题" in said


@pytest.mark.parametrize("what", ["action", "payload", "gone", "hash"])
def test_a_tampered_row_is_named(office, what):
    case = office.closed()
    events = AuditEvent.objects.filter(chain=case.chain).order_by("sequence")
    event = events[1]
    if what == "action":
        events.filter(pk=event.pk).update(action="case.close")
    elif what == "hash":
        events.filter(pk=event.pk).update(hash="0" * 64)
    elif what == "payload":
        AuditPayload.objects.filter(event=event).update(data={"unit": "另一家"})
    else:
        AuditPayload.objects.filter(event=event).delete()
        events.filter(pk=event.pk)._raw_delete("default")
        event = events[1]
    code, said = verify()
    assert code == 1 and f"{case.chain} 第 {event.sequence} 条" in said and "1 条有问题" in said
    assert verify("exposure:")[0] == 0
    assert verify(case.chain)[0] == 1


def test_a_chain_that_is_not_there(office):
    with pytest.raises(CommandError):
        verify("nowhere")

"""The page form that shows hits where they stand."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlock, StructBlockValidationError
from wagtail.fields import StreamField

from .choices import Severity
from .services import Hit, open_hits

HANDING_IN = ("action-submit", "action-restart-workflow")


class WordCheckedPageForm(WagtailAdminPageForm):
    """Handing a text in for review fails on errors of the word check, each shown at its field or part with its reason.

    Saving never does: `hits` then holds what was found, for the message after saving.
    """

    hits: list[Hit] = []

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        self.hits = open_hits(self.instance)
        if any(action in self.data for action in HANDING_IN):
            self._show_in_place([hit for hit in self.hits if hit.severity == Severity.ERROR])

    def _show_in_place(self, errors: list[Hit]) -> None:
        by_field: dict[str, list[Hit]] = defaultdict(list)
        for hit in errors:
            by_field[hit.field].append(hit)
        for name, hits in by_field.items():
            if name not in self.fields:
                self.add_error(None, [hit.message for hit in hits])
            elif isinstance(self.instance._meta.get_field(name), StreamField):
                self.add_error(name, self._at_parts(name, hits))
            else:
                self.add_error(name, [hit.message for hit in hits])

    def _at_parts(self, name: str, hits: list[Hit]) -> StreamBlockValidationError:
        by_part: dict[int, list[str]] = defaultdict(list)
        for hit in hits:
            by_part[hit.block or 0].append(hit.message)
        stream = getattr(self.instance, name)
        return StreamBlockValidationError(
            block_errors={
                index: StructBlockValidationError(non_block_errors=messages)
                if isinstance(stream[index].block, StructBlock)
                else ValidationError(messages)
                for index, messages in by_part.items()
            }
        )

"""Where files lie. Private ones have no address: they are served by a view that asks who wants them."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Outside the public tree: uploads under case work, documents, papers. A callable, so that migrations hold no path."""
    return storages["private"]

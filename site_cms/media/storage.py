"""Where files lie. Private ones have no address: they are served by a view that asks who wants them."""

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFileSystemStorage(FileSystemStorage):
    """Django gives a storage without a base address that of the public one; this gives none."""

    def url(self, name):
        raise NotImplementedError("private files have no address")


def private_storage() -> Storage:
    """Outside the public tree: uploads under case work, documents, papers. A callable, so that migrations hold no path."""
    return storages["private"]

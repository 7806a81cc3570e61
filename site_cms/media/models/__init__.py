"""Pictures and files that editors keep. Swapped in before the first migration, so that their rules hold everywhere."""

from .document import SiteDocument, document_upload_to
from .picture import Rendition, SiteImage

__all__ = ["Rendition", "SiteDocument", "SiteImage", "document_upload_to"]

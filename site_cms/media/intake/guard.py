"""The picture field of models: whatever code stores a file, only rebuilt bytes reach the storage."""

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .rebuild import MASTER, PictureFile, rebuild


class GuardedFieldFile(WagtailImageFieldFile):
    def get_image_dimensions(self):
        """Of a picture not yet stored, what the rebuild measured: nothing here reads a stranger's header."""
        if self._committed:
            return super().get_image_dimensions()
        file = getattr(self, "_file", None)
        return (file.picture.width, file.picture.height) if isinstance(file, PictureFile) else (None, None)

    def save(self, name, content, save=True):
        """Store a picture. What is not rebuilt yet is rebuilt here; raises IntakeError for what cannot be."""
        inner = getattr(content, "file", content)
        file = next((one for one in (content, inner) if isinstance(one, PictureFile)), None)
        file = file or PictureFile(rebuild(content, sizes=MASTER))
        super().save(f"picture.{file.picture.extension}", self.instance.prepared(file.picture), save)

    save.alters_data = True


class GuardedPictureField(WagtailImageField):
    """For models with `prepared(picture: RebuiltPicture) -> PictureFile`, which gives what is written to the storage."""

    attr_class = GuardedFieldFile

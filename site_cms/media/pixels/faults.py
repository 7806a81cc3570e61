"""Why a file is refused, one code for each kind of fault. The words for them are in `intake.faults`."""


class Refused(Exception):
    """The file is not taken. `code` is one of the codes below, `details` are numbers for the message."""

    def __init__(self, code: str, **details: int):
        super().__init__(code)
        self.code = code
        self.details = details


EMPTY = "empty"
TOO_BIG = "too_big"
TOO_MANY_PIXELS = "too_many_pixels"
WRONG_FORMAT = "wrong_format"
ANIMATED = "animated"
BROKEN = "broken"
TOO_COMPLEX = "too_complex"

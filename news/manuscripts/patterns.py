"""Regular expressions that are compiled when they are first used.

Rule: no pattern of this package is compiled at import. The name patterns hold several hundred surnames many times over and
take seconds to compile, which every command and every worker would pay at its start though few of them read a manuscript.
"""

import re
from functools import cached_property
from typing import Any


class Pattern:
    """Stands for ``re.compile(pattern, flags)`` and compiles at the first use of one of its methods."""

    def __init__(self, pattern: str, flags: int = 0):
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        method = getattr(self.compiled, name)
        setattr(self, name, method)  # found at once the next time
        return method

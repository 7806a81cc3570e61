"""The process that opens a stranger's file: little memory, little time, nothing else to lose.

Run as ``python -m site_cms.imports.reader.child FILE``. Writes the workbook to standard output as ``wire`` says and
exits with 0, or writes one sentence to standard error and exits with REFUSED_STATUS.
"""

import io
import resource
import sys

from . import limits, refusals
from .parse import parse
from .refusals import Unreadable
from .wire import dump


def main(path: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_SECONDS, limits.CHILD_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    try:
        dump(parse(path), out)
        out.flush()
    except Unreadable as refusal:
        reason = str(refusal)
    except MemoryError:
        reason = refusals.TOO_HEAVY
    else:
        return 0
    sys.stderr.buffer.write(reason.encode())
    return limits.REFUSED_STATUS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

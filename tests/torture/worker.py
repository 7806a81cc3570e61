"""`manage.py work`, struck while it delivers.

python -m tests.torture.worker LEDGER SEED
"""

import sys
from pathlib import Path

import django
from django.core.management import call_command

django.setup()

from site_cms.search.engines.elastic import ElasticEngine  # noqa: E402

from .ledger import Ledger  # noqa: E402
from .strikes import Dice  # noqa: E402

SHARE = 0.02  # of the deliveries


def main() -> None:
    dice = Dice(Ledger(Path(sys.argv[1])), sys.argv[2], SHARE)
    dice.around(ElasticEngine, "send", "worker, read but not sent", "worker, sent but not struck from the outbox")
    call_command("work")


if __name__ == "__main__":
    main()

"""How much of a file is read before it is called abnormal."""

MEGABYTE = 1024 * 1024
FILE_BYTES = 40 * MEGABYTE
UNPACKED_BYTES = 320 * MEGABYTE
TEXT_BYTES = 60 * MEGABYTE
ROWS = 200_000
# Beyond this a sheet that is nearly all empty rows is refused, with the cause named, instead of being trimmed.
EMPTY_ROWS = 100_000
COLUMNS = 512
CELLS = 4_000_000
CELL_CHARACTERS = 32_767  # Excel's own limit
CHILD_MEMORY = 448 * MEGABYTE
CHILD_SECONDS = 25  # of processor
CHILD_WAIT = 45  # by the clock: on a busy machine a fair file of 100,000 rows takes longer than it works; a web server gives up at 60
REFUSED_STATUS = 3  # how the reading child says "refused, and here is why"

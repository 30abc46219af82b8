"""How much of a spreadsheet we read: far more than anybody needs, and far less than harms."""

from typing import Final

from lifecycle.packages import MEGABYTE, Room

LARGEST: Final = 5 * MEGABYTE  # the file as it comes; 10,000 rows take about two
ROOM: Final = Room(parts=500, unpacked=60 * MEGABYTE)
MOST_ELEMENTS: Final = 2_000_000  # of XML, all parts together
QUIET: Final = MEGABYTE  # of XML without an end of a tag or a word of text: nobody means that
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 400_000  # empty ones that are only coloured included
LONGEST_CELL: Final = 2_000  # characters
MOST_TEXT: Final = 10_000_000  # characters, all cells together
LAST_ROW: Final = 1_048_576  # of a sheet that Excel opens

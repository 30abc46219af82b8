"""Plain data in the one way that is hashed: whoever checks without us needs a JSON writer only."""

import json
from typing import Any

import orjson


def canonical(plain: Any) -> bytes:
    """Write UTF-8, keys in order, no spaces.

    Byte for byte what `json.dumps` writes with `ensure_ascii=False`, `sort_keys=True` and
    `separators=(",", ":")`.
    """
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)


class Canonical(json.JSONEncoder):
    """Keeps a field as it is hashed, where the database keeps text: it need not be read first."""

    def encode(self, o: Any) -> str:
        return canonical(o).decode()

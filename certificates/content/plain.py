"""Frozen content that checks itself when made and goes to plain JSON and back, strictly."""

import types
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Self, get_args, get_origin, get_type_hints

LANGUAGES = ("sv", "en")
Text = dict[str, str]
"""The same words in each of LANGUAGES."""

# What templates and programs print when they had nothing to say. Case matters: Null is a surname.
PLACEHOLDERS = frozenset({"None", "null", "undefined", "NaN"})
# Persian and Kurdish spelling needs the two joiners; every other invisible character is a trick.
_JOINERS = frozenset("\u200c\u200d")
_KNOWN_HINTS: dict[type, dict[str, Any]] = {}
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


@dataclass(frozen=True)
class Plain:
    """A frozen thing whose fields are checked against their types when it is made."""

    def __post_init__(self) -> None:
        for name, hint in _hints(type(self)).items():
            where = f"{type(self).__name__}.{name}"
            object.__setattr__(self, name, _checked(hint, getattr(self, name), where))

    def to_json(self) -> dict[str, Any]:
        """Say the same in dicts, lists, strings and numbers only."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Make the thing again; a missing, unknown or ill-typed field is refused. Only a field that
        older certificates have not, made by younger(), may be missing.
        """
        if not isinstance(plain, Mapping):
            raise ValueError(f"{cls.__name__} must be an object, not {plain!r}.")  # noqa: TRY004
        hints = _hints(cls)
        optional = {each.name for each in fields(cls) if "younger" in each.metadata}
        if odd := sorted(hints.keys() ^ (plain.keys() | optional)):
            raise ValueError(f"{cls.__name__} has missing or unknown fields: {', '.join(odd)}.")
        return cls(**{name: _unplain(hints[name], said) for name, said in plain.items()})


def younger(default: Any) -> Any:
    """Make a field that certificates issued before it was thought of do not have."""
    return field(default=default, metadata={"younger": True})


def _hints(kind: type) -> dict[str, Any]:
    """Work the types of the fields out once: a certificate has a hundred parts."""
    if kind not in _KNOWN_HINTS:
        _KNOWN_HINTS[kind] = get_type_hints(kind)
    return _KNOWN_HINTS[kind]


def clean(text: str, where: str) -> str:
    """Return the text in Unicode's composed form, or refuse what must never be printed."""
    text = unicodedata.normalize("NFC", text)
    if _shows_nothing(text) or text.strip() in PLACEHOLDERS:
        raise ValueError(f"{where} is empty or a placeholder: {text!r}.")
    if text != text.strip():
        raise ValueError(f"{where} begins or ends with a space: {text!r}.")
    for character in "" if text.isprintable() else text:
        if unicodedata.category(character) in _UNPRINTABLE and character not in _JOINERS:
            raise ValueError(f"{where} contains the invisible character U+{ord(character):04X}.")
    return text


def _shows_nothing(text: str) -> bool:
    return all(character in _JOINERS or character.isspace() for character in text)


def _checked(hint: Any, value: Any, where: str) -> Any:
    if value is None and _is_optional(hint):
        return None
    hint = _inner(hint)
    if get_origin(hint) is tuple:
        _expect(isinstance(value, tuple), value, where)
        item = get_args(hint)[0]
        return tuple(_checked(item, each, f"{where}[{n}]") for n, each in enumerate(value))
    if hint == Text:
        _expect(isinstance(value, dict) and set(value) == set(LANGUAGES), value, where)
        return {language: _checked(str, value[language], where) for language in LANGUAGES}
    _expect(type(value) is hint, value, where)
    return clean(value, where) if hint is str else value


def _expect(truth: bool, value: Any, where: str) -> None:  # noqa: FBT001 (reads as an assertion)
    if not truth:
        raise ValueError(f"{where} cannot be {value!r}.")


def _plain(value: Any) -> Any:
    if isinstance(value, Plain):
        return value.to_json()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return dict(value)
    return value.isoformat() if isinstance(value, date) else value


def _unplain(hint: Any, value: Any) -> Any:
    if value is None:
        return None  # refused by the check when the field is not optional
    hint = _inner(hint)
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_unplain(get_args(hint)[0], each) for each in value)
    if is_dataclass(hint) and isinstance(hint, type) and issubclass(hint, Plain):
        return hint.from_json(value)
    if hint is date and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) is types.UnionType and type(None) in get_args(hint)


def _inner(hint: Any) -> Any:
    if not _is_optional(hint):
        return hint
    return next(each for each in get_args(hint) if each is not type(None))

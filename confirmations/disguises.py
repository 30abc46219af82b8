"""How a word may be dressed up so that a person reads it and a list of words does not. Pure."""

import re
import unicodedata

# Letters by nobody to be seen; they belong to no category that only such letters are in.
_BLANKS = dict.fromkeys(
    [0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)], ""
)
_UNSEEN = frozenset(
    {"Cf", "Cc", "Co", "Cs", "Cn", "Mn", "Me"}
)  # marks that make no letter of their own
_DOTS = dict.fromkeys([0x3002, 0xFF61, 0x2024, 0xB7, 0x2022], ".")

# Small letters of other alphabets, and odd ones of ours, that look like those in a list of words.
_CYRILLIC = {
    0x0430: "a",
    0x0432: "b",
    0x0441: "c",
    0x0501: "d",
    0x0435: "e",
    0x0451: "e",
    0x04BB: "h",
    0x0456: "i",
    0x0457: "i",
    0x0458: "j",
    0x043A: "k",
    0x04CF: "l",
    0x043C: "m",
    0x043D: "h",
    0x043E: "o",
    0x0440: "p",
    0x051B: "q",
    0x0455: "s",
    0x0442: "t",
    0x0443: "y",
    0x0475: "v",
    0x051D: "w",
    0x0445: "x",
}
_GREEK = {
    0x03B1: "a",
    0x03B2: "b",
    0x03B3: "y",
    0x03B4: "d",
    0x03B5: "e",
    0x03B7: "n",
    0x03B9: "i",
    0x03BA: "k",
    0x03BC: "m",
    0x03BD: "v",
    0x03BF: "o",
    0x03C1: "p",
    0x03C4: "t",
    0x03C5: "u",
    0x03C7: "x",
    0x03C9: "w",
}
_ODD = {
    0x0131: "i",
    0x0142: "l",
    0x00F8: "ö",
    0x00E6: "ä",
    0x0111: "d",
    0x0127: "h",
    0x0167: "t",
    0x0251: "a",
    0x0261: "g",
    0x0269: "i",
    0x029F: "l",
    0x0274: "n",
    0x0280: "r",
    0x1D00: "a",
    0x1D07: "e",
    0x026A: "i",
    0x1D0F: "o",
    0x1D1B: "t",
    0x1D1C: "u",
}
_LOOKALIKES = _CYRILLIC | _GREEK | _ODD
# What stands for a letter within a word; «1» is read as an i, and once more as an l.
_SIGNS = str.maketrans("013457@$€!|", "oieastaseil")
_SIGNS_WITH_L = _SIGNS | str.maketrans("1!|", "lll")
_WORD_WITH_SIGNS = re.compile(r"(?<![\w@$€])[\w@$€!|]*[^\W\d_][\w@$€!|]*")
_ONE_BY_ONE = re.compile(r"(?<!\w)(?:[^\W\d_][\s.,*_/\-]{1,3}){2,}[^\W\d_](?!\w)")
_WITHIN = re.compile(r"(?<=[^\W\d_])[.*_`^~\-]{1,2}(?=[^\W\d_])")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


def without_what_is_unseen(text: str) -> str:
    """Return the text in small letters, freed of what nobody sees, with one kind of each sign."""
    seen = _seen(unicodedata.normalize("NFKC", _seen(text, _UNSEEN - {"Mn"})))
    dashes = "".join("-" if _is_dash(sign) else sign for sign in seen)
    return " ".join(_seen(dashes.translate(_DOTS).lower()).split())


def in_latin(plain: str) -> str:
    """Return the text in our letters, where those of another alphabet only look like them."""
    return "".join(map(_without_accent, plain.translate(_LOOKALIKES)))


def readings(plain: str) -> list[str]:
    """Return the text as a person may read it: as it stands, and undressed in a few ways."""
    latin = in_latin(plain)
    signs = [_signs_as_letters(latin, meaning) for meaning in (_SIGNS, _SIGNS_WITH_L)]
    bare = [latin, *signs]
    together = [_ONE_BY_ONE.sub(lambda letters: _letters_of(letters[0]), it) for it in bare]
    joined = [_WITHIN.sub("", it) for it in together]
    short = [_DRAWN_OUT.sub(r"\1", it) for it in joined]
    return list(dict.fromkeys([plain, *bare, *together, *joined, *short]))


def _signs_as_letters(text: str, meaning: dict[int, int]) -> str:
    return _WORD_WITH_SIGNS.sub(lambda word: word[0].translate(meaning), text)


def _seen(text: str, unseen: frozenset[str] = _UNSEEN) -> str:
    """Leave out what cannot be seen; a line that ends is a space."""
    spaced = re.sub(r"\s", " ", text).translate(_BLANKS)
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in unseen)


def _is_dash(sign: str) -> bool:
    return unicodedata.category(sign) == "Pd" or sign == "\u2212"


def _without_accent(sign: str) -> str:
    """«ï» is read as an i, but «å», «ä» and «ö» are letters of their own."""
    return sign if sign in "åäö" else unicodedata.normalize("NFD", sign)[:1]


def _letters_of(spaced: str) -> str:
    return "".join(sign for sign in spaced if sign.isalpha())

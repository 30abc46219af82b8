"""What a way to reach someone looks like, however it is spaced: an address, a page, a number.

Pure: takes small letters with nothing unseen in them, as confirmations.disguises makes them.
"""

import re

_AT = r"(?:@|[(\[]\s*(?:at|snabel-?a|a)\s*[)\]]|\s(?:at|snabel-?a|alfakrull)\s)"
_DOT = r"(?:\.|\s\.\s?|\s*[(\[]\s*(?:dot|punkt|prick)\s*[)\]]\s*|\s(?:dot|punkt|prick)\s)"
_ENDS = (
    r"(?:se|com|org|net|nu|info|eu|io|app|gg|ly|dk|fi|no|de|uk|xyz|me|tv|cc|link|site|online|club"
    r"|shop|store|live|chat|social|page|dev|biz|tk|ru|pl|example)\b"
)
_MAIL_HOSTS = r"(?:gmail|hotmail|outlook|yahoo|icloud|protonmail|proton|live|telia|msn)"
_DIGIT = (
    r"(?:noll|nolla|ett|etta|två|tvåa|tre|trea|fyra|fem|sex|sju|åtta|nio|zero|one|two|three|four"
    r"|five|six|seven|eight|nine)"
)
_SHAPES = (
    re.compile(r"\w@\w|\w\s*[(\[]\s*(?:at|snabel-?a)\s*[)\]]\s*\w"),  # an e-mail address
    re.compile(rf"\w\s*{_AT}\s*[\w-]+{_DOT}{_ENDS}"),
    re.compile(rf"\b{_MAIL_HOSTS}\s*(?:{_DOT}|\.\s)\s*{_ENDS}|\b(?:gmail|hotmail|protonmail)\b"),
    re.compile(r"https?\s?:\s?/|\bwww\s?\."),  # a page
    re.compile(rf"[\w-](?:\.|\s\.\s?|\s?[(\[]\s*(?:dot|punkt)\s*[)\]]\s*){_ENDS}"),
    re.compile(r"\w\s(?:dot|punkt)\s(?:com|org|net|se)\b|[\w-]{2}\.[a-z]{2,15}/\w"),
    re.compile(r"(?<![\w.])@\w[\w.]{2,}"),  # a name in a network
    re.compile(rf"\b(?:{_DIGIT}\b[\s,.\-/]*){{7,}}"),  # a number in words
)
# Digits with what people put between them. Without a 0 at first, a comma may make a list of days.
_BETWEEN = r"[\s()./_\-:*]{0,3}"
_NUMBERS = (
    re.compile(r"(?<!\d)(?:\+|0)(?:[\s()./,_\-:*]{0,3}\d){6,}"),
    re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{7,}}"),
)
# What is as long as a number and is none: dates, hours, years, and what was earned.
_DATE = (
    r"(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])"
    r"|(?:[12]\d|3[01]|0?[1-9])[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\s?(?:(?:19|20)\d\d|2\d)|/)?"
    r"|(?:19|20)\d\d)"
)
_HOUR = r"(?:[01]?\d|2[0-4])[.:]?[0-5]\d"
_HOURS = rf"(?:{_HOUR}\s?-\s?{_HOUR}|(?:[01]?\d|2[0-4])[.:][0-5]\d|[01]?\d-[0-2]?\d|[01]\d-2\d)"
_WHEN = re.compile(rf"(?:{_DATE}|{_HOURS})(?:[\s,;/-]{{1,3}}(?:{_DATE}|{_HOURS})){{0,7}}")
_EARNED = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3}){2}(?= ?(?:kr|kronor|sek|euro|€|:-))")
_O_AMONG_DIGITS = re.compile(r"(?<=\d)o|o(?=\d)")


def is_a_way_to_reach_someone(plain: str) -> bool:
    """Say whether there is an address, a page, a name in a network or a phone number in it."""
    if any(shape.search(plain) for shape in _SHAPES):
        return True
    digits = _O_AMONG_DIGITS.sub("0", plain)
    return any(
        not _is_something_else(found, digits)
        for number in _NUMBERS
        for found in number.finditer(digits)
    )


def _is_something_else(found: re.Match[str], plain: str) -> bool:
    earned = _EARNED.match(plain, found.start())
    return bool(_WHEN.fullmatch(found[0]) or (earned and earned.end() >= found.end()))

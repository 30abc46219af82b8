"""Draws static/icons.svg and the other sprites from a folder of Phosphor 2.1.1 icons.

Get the folder with `npm pack @phosphor-icons/core@2.1.1`, unpack it, and run
`python tools/draw_sprite.py package/assets`. Afterwards, put the new hashes in THIRD_PARTY.md.

A name is Phosphor's own for the regular weight; `-bold`, `-fill` and `-duo` choose another.
"""

import re
import sys
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"

AREAS = {
    # The icon keys of a framework's areas, and the pictogram each is drawn with.
    "clock-duo": "clock-duo",
    "compass-duo": "compass-duo",
    "flag-duo": "flag-duo",
    "message-duo": "chat-circle-text-duo",
    "shield-duo": "shield-check-duo",
    "users-duo": "users-three-duo",
}
EVERYWHERE = """
    arrow-left arrows-clockwise calendar-blank camera camera-duo caret-down caret-right certificate
    chat check check-bold clock-counter-clockwise download-simple envelope-simple eye
    footprints-duo hand-heart-duo handshake house house-fill info list-checks lock lock-open
    magnifying-glass map-pin pencil-duo pencil-simple plant-duo plus printer qr-code seal-check
    seal-check-fill share-network shield-check sign-out star thumbs-up-duo translate trash user
    users-three warning-circle x x-circle
"""
DESK_ONLY = """
    bicycle-duo buildings device-mobile list-checks-duo path speaker-high users-three-duo
    wifi-slash wrench-duo
"""
PARTICIPANT_ONLY = """
    camera camera-duo footprints-duo hand-heart-duo house-fill pencil-duo star thumbs-up-duo
"""
PLAIN = """
    arrows-clockwise caret-down caret-right chat check download-simple envelope-simple eye handshake
    hand-heart-duo info lock-open magnifying-glass seal-check seal-check-fill sign-out translate
    user warning-circle x-circle
"""
# What can be pointed at in the conversation, on its pages alone: plans/content.py names them.
TALK = """
    arrow-left baby-duo bicycle-duo book-open-duo calendar-check-duo camera-duo chat-circle-duo
    check check-square-duo clock-duo coffee-duo cooking-pot-duo dog-duo ear-duo eye-duo
    game-controller-duo hammer-duo hand-heart-duo hand-waving-duo headphones-duo house-duo image-duo
    laptop-duo lightbulb-duo list-checks-duo lock magnifying-glass-duo music-notes-duo
    number-circle-one-duo package-duo paint-brush-duo plant-duo scissors-duo share-network
    soccer-ball-duo storefront-duo translate-duo tree-duo user-duo users-duo users-three-duo
    warning-circle wrench-duo
"""

WEIGHTS = {"bold": "bold", "fill": "fill", "duo": "duotone"}
MARK = (
    '<symbol id="i-mark" viewBox="0 0 34 34">'
    '<rect width="34" height="34" rx="11" fill="var(--pine)"/>'
    '<path d="M8.5 18.2l5.6 5.6L24.2 13.4" fill="none" stroke="var(--on-pine)"'
    ' stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>'
    '<path d="M22.2 13.6c-.5-3.6 1.3-6.2 5.3-6.9.6 3.9-1.3 6.8-5.3 6.9z" fill="var(--honey)"/>'
    "</symbol>"
)

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def main(folder: Path) -> None:
    """Draw the sprites."""
    shared = {name: name for name in EVERYWHERE.split()} | AREAS
    alone = PARTICIPANT_ONLY.split()
    desk = {name: drawn for name, drawn in shared.items() if name not in alone}
    desk |= {name: name for name in DESK_ONLY.split()}
    plain = {name: name for name in PLAIN.split()} | AREAS
    (STATIC / "icons.svg").write_text(sprite(folder, shared))
    (STATIC / "icons-desk.svg").write_text(sprite(folder, desk))
    (STATIC / "icons-plain.svg").write_text(sprite(folder, plain))
    talk = {name: name for name in TALK.split()}
    (STATIC / "icons-talk.svg").write_text(sprite(folder, talk))


def sprite(folder: Path, icons: dict[str, str]) -> str:
    """The mark and the icons, in the order of their names."""
    symbols = [symbol(name, picture(folder, icons[name])) for name in sorted(icons)]
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">', MARK, *symbols, "</svg>", ""]
    return "\n".join(lines)


def symbol(name: str, paths: str) -> str:
    """One icon, to be pointed at as #i-NAME."""
    return f'<symbol id="i-{name}" viewBox="0 0 256 256">{paths}</symbol>'


def picture(folder: Path, name: str) -> str:
    """What is drawn inside the icon's own file."""
    stem, _, ending = name.rpartition("-")
    weight = WEIGHTS.get(ending)
    file = f"{weight}/{stem}-{weight}.svg" if weight else f"regular/{name}.svg"
    inside = re.sub(r"^<svg[^>]*>|</svg>\s*$", "", (folder / file).read_text())
    return re.sub(r' d="([^"]*)"', lambda path: f' d="{rounded(path[1])}"', inside)


def rounded(path: str) -> str:
    """The path with one decimal: finer than a screen pixel, and a third fewer bytes."""
    numbers_and_commands = re.sub(r"[\s,]+", " ", NUMBER.sub(_one_decimal, path))
    return re.sub(r" ?(-|[A-Za-z]) ?", r"\1", numbers_and_commands).strip()


def _one_decimal(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.1f}".removesuffix(".0")
    return f" {short.replace('0.', '.', 1) if short.lstrip('-').startswith('0.') else short}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))

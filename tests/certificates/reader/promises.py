"""All promises of a finished file, in the order in which one would look."""

from collections.abc import Callable, Iterator

from tests.certificates.reader import annotations, archive, identity, marking, page, structure
from tests.certificates.reader.file import File

Promise = Callable[[File], Iterator[str]]

PROMISES: tuple[Promise, ...] = (
    identity.says_which_standards_it_keeps,
    identity.says_the_same_in_both_places,
    identity.has_title_and_language,
    marking.marks_all_that_is_painted,
    marking.knows_every_piece,
    structure.uses_standard_elements,
    structure.has_headings_in_order,
    structure.tells_pictures_in_words,
    structure.tells_where_its_code_leads,
    structure.has_square_tables,
    structure.puts_english_into_english,
    annotations.tags_its_annotations,
    annotations.has_links_that_lead_somewhere,
    annotations.has_fields_for_seal_and_time_stamps,
    archive.keeps_pdf_a,
    archive.embeds_its_fonts,
    archive.says_its_colours,
    archive.carries_its_data,
    archive.is_not_locked,
    page.has_a_code_that_phones_read,
    page.says_what_it_should,
)


def faults(file: File) -> list[str]:
    """Return every promise that is broken, with what is wrong."""
    return [f"{promise.__name__}: {fault}" for promise in PROMISES for fault in promise(file)]

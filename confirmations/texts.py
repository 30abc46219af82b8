"""Calls the participant by name in a question that was written for everybody."""

import re

from competencies.texts import Text

# What the questions of a framework call whomever they are about.
SOMEBODY = re.compile(r"\b(?:deltagaren|the participant)\b", re.IGNORECASE)


def naming(question: Text, called: str) -> Text:
    """Return the question with the name in place of "the participant", in each language."""
    return Text(
        {code: SOMEBODY.sub(lambda _found: called, said) for code, said in question.items()}
    )

"""That a cell cannot be understood."""


class Unreadable(ValueError):
    """What stands in a cell is nothing of the kind that is asked for; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

"""The pages of the confirmations: asking, answering by a link, and the register."""

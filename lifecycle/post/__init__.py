"""Letters leave after the commit that caused them; none is lost when the other side is down.

A letter is written by a function of an app's letters.py when it leaves, not when it is posted: the
waiting row holds whom it goes to and what it is about, never its words or a link.
"""

from lifecycle.post.carrying import Words
from lifecycle.post.delivering import PATIENCE, deliver
from lifecycle.post.posting import Writer, post
from lifecycle.post.reaping import reap
from lifecycle.post.reports import is_reporter, take_report
from lifecycle.post.retrying import retry

__all__ = [
    "PATIENCE",
    "Words",
    "Writer",
    "deliver",
    "is_reporter",
    "post",
    "reap",
    "retry",
    "take_report",
]

"""What a container holds: an article's text or markup, and what the container states of it."""

from typing import NamedTuple

from provenance.model.article import MediaType, Stated


class Unpacked(NamedTuple):
    """An article taken out of its container: ``markup`` tells whether ``text`` is HTML."""

    text: str
    media_type: MediaType
    markup: bool
    stated: tuple[Stated, ...] = ()
    encoding: str | None = None
    replaced: int | None = None


class Unreadable(ValueError):  # noqa: N818 - reads as what the input is
    """The input is empty or no text; the message is one line for the reader."""

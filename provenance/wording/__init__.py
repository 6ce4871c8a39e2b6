"""Every sentence a reader is told, in one place, and how it is said in another language.

The texts here are in the language of the program itself; ``wording`` rules translate them. Nothing here says whether
an article is true; a test holds the words that are never used.
"""

from provenance.wording.texts import LANGUAGE, TEXTS
from provenance.wording.wording import BASE, CATEGORIES, Wording, slots_of

__all__ = ["BASE", "CATEGORIES", "LANGUAGE", "TEXTS", "Wording", "slots_of"]

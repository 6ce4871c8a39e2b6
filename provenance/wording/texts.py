"""All texts by key. ``{slots}`` are filled; a text under ``key.one`` is taken where ``{n}`` is a single one."""

from collections.abc import Mapping
from types import MappingProxyType

from provenance.wording.limits import LIMITS
from provenance.wording.page import PAGE
from provenance.wording.report import REPORT
from provenance.wording.vocabulary import VOCABULARY

LANGUAGE = "en"
"""The language of these texts."""
TEXTS: Mapping[str, str] = MappingProxyType({**REPORT, **VOCABULARY, **LIMITS, **PAGE})

"""What the values of a report's vocabulary are called: their own names, with spaces, where no text says otherwise."""

from typing import get_args

from provenance.model.values import (
    Confidence,
    CueClass,
    Form,
    Group,
    Identity,
    Label,
    OriginRelation,
    Polarity,
    QualifierKind,
    Sector,
    SignalLevel,
    SignalStatus,
    SourceKind,
    SourceStatus,
    Stance,
)

_VALUES = {
    "confidence": Confidence,
    "cue_class": CueClass,
    "diff.identity": Identity,
    "form": Form,
    "group": Group,
    "label": Label,
    "look.level": SignalLevel,
    "polarity": Polarity,
    "qualifier": QualifierKind,
    "relation": OriginRelation,
    "source.identity": Identity,
    "source.kind": SourceKind,
    "source.sector": Sector,
    "source.status": SourceStatus,
    "stance": Stance,
    "status": SignalStatus,
}
_OUTLETS = (
    "agency", "newspaper", "broadcaster", "magazine", "portal", "blog", "fact_checker", "institution", "military",
    "intelligence", "court", "parliament", "ministry", "central_bank", "international_body", "ngo", "police",
    "health_body", "company", "party", "country", "platform", "university", "head_of_state", "region", "city",
)  # fmt: skip
_FIELDS = ("title", "author", "date", "updated", "publisher", "url")
_MENTIONS = ("name", "role", "description", "pronoun")


def _plain() -> dict[str, str]:
    listed = {
        **{prefix: get_args(values) for prefix, values in _VALUES.items()},
        "outlet": _OUTLETS, "field": _FIELDS, "mention": _MENTIONS,
    }  # fmt: skip
    nested = {f"{prefix}.{value}" for prefix, values in listed.items() for one in values for value in _flat(one)}
    return {key: key.rpartition(".")[2].replace("_", " ") for key in sorted(nested)}


def _flat(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(part for one in get_args(value) for part in _flat(one))


VOCABULARY = {
    **_plain(),
    "confidence.high": "high confidence",
    "confidence.medium": "medium confidence",
    "confidence.low": "low confidence",
    "outlet.ngo": "NGO",
    "source.identity.partial": "role or body only, no name",
    "source.identity.unknown": "not known who",
    "source.identity.not_applicable": "",
    "source.kind.media": "news outlet",
    "source.kind.agency": "news agency",
    "source.kind.dataset": "data",
    "source.kind.social_post": "social media post",
    "source.kind.unknown": "",
    "source.sector.ngo": "NGO",
    "source.sector.unknown": "",
}

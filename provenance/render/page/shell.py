"""What every page is wrapped in: one file, its own scripts allowed by digest, all else refused."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from provenance.wording import Wording

QUOTED_NONE = "'none'"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What moves, hides or reorders the text around it: shown by its number instead."""


def page(template: str, styles: tuple[str, ...], scripts: tuple[str, ...], wording: Wording, **values: object) -> str:
    """Return a page from a template and its own style sheets and scripts; nothing else on it may run or load."""
    css, js = [_asset(name) for name in styles], [_asset(name) for name in scripts]
    told = {"wording": wording, "say": wording.say, "named": wording.named}
    return _environment().get_template(template).render(
        policy=_policy(css, js), styles=[Markup(text) for text in css], scripts=[Markup(text) for text in js],
        **told, **values,
    )  # fmt: skip


def visible(text: str) -> Markup:
    """Return text as HTML in which no character can hide, end the line or turn its direction."""
    return Markup(_UNSEEN.sub(lambda m: f'<span class="ctl">U+{ord(m.group()):04X}</span>', str(escape(text))))


def data(value: object) -> Markup:
    """Return a value as JSON for the inside of a ``script`` element: no end tag or comment can be read in it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _policy(styles: list[str], scripts: list[str]) -> str:
    return (
        f"default-src 'none'; style-src {' '.join(map(_digest, styles))}; "
        f"script-src {' '.join(map(_digest, scripts)) or QUOTED_NONE}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    return files("provenance.render.page").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("provenance.render.page"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {"visible": visible, "data": data}
    return environment

"""From an address to its publisher: one outlet whatever the subdomain, one blog on a shared platform."""

import ipaddress
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

import idna
from tldextract import TLDExtract

from provenance.rules.kinds import Entity

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST_ADDRESS = 2_000
# Path parts that say of which sort the next part is, on many platforms: youtube.com/channel/…, t.me/s/….
_SORTS = frozenset({"s", "c", "u", "user", "users", "channel", "pages", "people", "groups", "blogs", "profile"})
_NO_PUBLISHER = frozenset(
    {"watch", "share", "sharer", "sharer.php", "intent", "hashtag", "search", "embed", "shorts", "reel", "p", "i",
     "story.php", "photo.php", "permalink.php", "playlist", "explore", "login", "home", "tag", "topic", "shared"}
)  # fmt: skip


class Publisher(NamedTuple):
    """Who stands behind an address. ``domain`` is one key per publisher: on a platform, that publisher's part of it."""

    domain: str
    host: str
    entity: Entity | None = None
    platform: Entity | None = None


class HostIndex:
    """The registered domains of all entities."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._extract = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
        self._owners: dict[str, Entity] = {}
        for entity in entities:
            for domain in entity.domains:
                self._owners.setdefault(ascii_host(domain) or domain, entity)

    def publisher(self, address: str) -> Publisher | None:
        """Return who stands behind a URL or host name, or None where it names no public host."""
        parts = _split(address)
        host = ascii_host(parts.hostname or "") if parts else None
        if parts is None or host is None:
            return None
        found = self._extract(host)
        registered = found.top_domain_under_public_suffix or (found.suffix if found.is_private else "")
        if not registered:
            return None
        owner = self._owner(host, registered)
        if owner is None or owner.kind != "platform":
            return Publisher(registered, host, owner)
        return Publisher(_part(owner, host, parts.path, registered), host, None, owner)

    def _owner(self, host: str, registered: str) -> Entity | None:
        labels = host.split(".")
        # From the longest name down, but never above what a registrar sells: one look-up per label of this host.
        for cut in range(len(labels)):
            name = ".".join(labels[cut:])
            if name in self._owners:
                return self._owners[name]
            if name == registered:
                break
        parent = registered.partition(".")[2]
        owner = self._owners.get(parent)
        return owner if owner is not None and owner.kind == "platform" else None


def ascii_host(host: str) -> str | None:
    """Return the host as the DNS has it (lower case, punycode, no final stop), or None for what is no host name."""
    name = host.strip().rstrip(".").lower()
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except UnicodeError:
            return None
    if len(name) > 253 or not _HOST.fullmatch(name) or _is_address(name):
        return None
    return name


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name.rpartition(".")[2].isdigit()
    return True


def _split(address: str) -> SplitResult | None:
    text = address.strip()
    if not text or len(text) > _LONGEST_ADDRESS or any(c.isspace() for c in text):
        return None
    if not text.startswith("//") and "://" not in text:
        scheme = _SCHEME.match(text)
        if scheme and "." not in scheme.group() and not text[scheme.end() :].split("/")[0].isdigit():
            return None
        text = "//" + text
    try:
        parts = urlsplit(text)
        return parts if parts.scheme in ("", "http", "https") else None
    except ValueError:
        return None


def _part(platform: Entity, host: str, path: str, registered: str) -> str:
    name = host.removeprefix("www.")
    if platform.publishers == "subdomain":
        return name
    if platform.publishers == "path":
        kept = _path_of_publisher(path)
        return f"{registered}/{kept}" if kept else registered
    return registered


def _path_of_publisher(path: str) -> str:
    parts = [p.lower() for p in unquote(path).split("/", 4) if p][:2]
    if len(parts) > 1 and parts[0] in _SORTS:
        return "/".join(parts)
    return parts[0] if parts and parts[0] not in _NO_PUBLISHER | _SORTS else ""

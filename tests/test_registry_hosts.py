"""One publisher behind many hosts, one blog on a shared host, and None for what names no host."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from origins_reading import book

from provenance.registry import Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.of(book())


@pytest.mark.parametrize(
    ("address", "entity", "domain"),
    [
        ("https://de.reuters.com/article/1", "agency.reuters", "reuters.com"),
        ("www.bbc.co.uk/news", "outlet.bbc", "bbc.co.uk"),
        ("REUTERS.COM.", "agency.reuters", "reuters.com"),
        ("//www.spiegel.de:443/a?b#c", "outlet.spiegel", "spiegel.de"),
        ("https://user:pw@taz.de/x", "outlet.taz", "taz.de"),
        ("https://harcombe-echo.example.com/", None, "example.com"),
        ("https://cincodias.elpais.com/a", "outlet.cinco-dias", "elpais.com"),
    ],
)
def test_a_domain_covers_its_subdomains(registry, address, entity, domain):
    publisher = registry.publisher(address)
    assert publisher.domain == domain
    assert (publisher.entity.id if publisher.entity else None) == entity


@pytest.mark.parametrize(
    ("address", "platform", "domain"),
    [
        ("https://harbourview.wordpress.com/2024/05/", "platform.wordpress", "harbourview.wordpress.com"),
        ("http://havenblik.blogspot.nl/a.html", "platform.blogger", "havenblik.blogspot.nl"),
        ("https://hafenblick.github.io/x", "platform.github-pages", "hafenblick.github.io"),
        ("https://medium.com/@anna.k/story-1", "platform.medium", "medium.com/@anna.k"),
        ("https://t.me/s/portnews/12", "platform.telegram", "t.me/s/portnews"),
        ("https://www.youtube.com/watch?v=1", "platform.youtube", "youtube.com"),
        ("https://x.com/portnews/status/1", "platform.x", "x.com/portnews"),
        ("https://medium.com", "platform.medium", "medium.com"),
        ("https://wordpress.com/", "platform.wordpress", "wordpress.com"),
    ],
)
def test_one_blog_on_a_platform_is_one_publisher(registry, address, platform, domain):
    publisher = registry.publisher(address)
    assert (publisher.platform.id, publisher.domain, publisher.entity) == (platform, domain, None)


def test_two_blogs_of_one_platform_are_two_publishers(registry):
    one, two = (registry.publisher(f"https://{name}.substack.com/p/x") for name in ("anna", "bert"))
    assert one.domain != two.domain


def test_a_name_in_unicode_and_in_punycode_is_one(registry):
    assert registry.publisher("https://пример.рф/новость").domain == registry.publisher("xn--e1afmkfd.xn--p1ai").domain


@pytest.mark.parametrize(
    "junk",
    [
        *("", " ", "hello world", "localhost", "com", "co.uk", "a..b", "-.com", "x" * 5_000),
        *("http://", "http://192.168.0.1/a", "http://[::1]/", "http://[bad", "http://1.2.3.4.5", "http://999.1"),
        *("mailto:a@b.de", "javascript:alert(1)", "ftp://example.com/x", "data:text/html,x"),
        *("http://" + "a" * 300 + ".com", "https://\ud800.com/", "http://exa mple.com"),
    ],
)
def test_what_names_no_public_host_has_no_publisher(registry, junk):
    assert registry.publisher(junk) is None


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_address_raises(text):
    Registry.of(book()).publisher(text)
    Registry.of(book()).publisher("https://" + text)

"""Addresses: what a link may be, and how files hold it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.address import address_fault, identifier_fault, written_address

DOI = "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
WRITTEN = {
    "https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
    "HTTPS://Example.ORG/A": "https://example.org/A",
    "https://example.org:/a": "https://example.org/a",
    "https://example.org:8080/a": "https://example.org:8080/a",
    "https://example.org/watch?v=[a]": "https://example.org/watch?v=%5Ba%5D",
    "https://example.org/chart#id=a|b": "https://example.org/chart#id=a%7Cb",
    "https://example.org/#a#b": "https://example.org/#a%23b",
    'https://example.org/{a}^b\\c`d"e‹f›': "https://example.org/%7Ba%7D%5Eb%5Cc%60d%22e%E2%80%B9f%E2%80%BA",
    "https://example.org/50%25": "https://example.org/50%25",
    "https://example.org/tea-für-zwei": "https://example.org/tea-f%C3%BCr-zwei",
    "https://müller.example/": "https://xn--mller-kva.example/",
    "https://m%C3%BCller.example/": "https://xn--mller-kva.example/",
    "https://例え.テスト": "https://xn--r8jz45g.xn--zckzah",
    "http://[::1]:80/a": "http://[::1]:80/a",
    "http://127.0.0.1/a": "http://127.0.0.1/a",
    "mailto:a`b@example.org": "mailto:a%60b@example.org",
    "mailto:me@example.org?subject=Tea": "mailto:me@example.org?subject=Tea",
    "TEL:+44-20-7946-0000": "tel:+44-20-7946-0000",
    DOI: DOI.replace("<", "%3C").replace(">", "%3E"),
}
REFUSED = (
    "", "example.org", "ftp://example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
    "https:example.org", "https:/example.org", "https://", "https:///a", "https://example..org",
    "https://.example.org", "https://-a.example", "https://a b.example", "https://example.org/a b",
    "https://example.org:port/", "https://example.org:99999/", "https://example.org/50%",
    "https://example.org/%zz", "https://exa|mple.org", "https://300.1.1.1/", "https://[::1", "https://[x]/",
    "mailto:", "mailto:me", "mailto:50%@example.org", "tel:", "tel:home", "urn:isbn:9780306406157",
)  # fmt: skip
FEW = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(("address", "written"), WRITTEN.items())
def test_what_a_url_may_not_hold_is_written_in_per_cent(address: str, written: str) -> None:
    assert address_fault(address) is None
    assert written_address(address) == written
    assert written_address(written) == written


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_no_address_is_refused_with_what_to_do(address: str) -> None:
    fact, hint = address_fault(address) or ("", "")
    assert fact
    assert hint
    assert written_address(address) == address


@pytest.mark.parametrize("address", ["mailto:me@example.org", "tel:112"])
def test_where_a_page_is_wanted_only_the_web_will_do(address: str) -> None:
    assert address_fault(address, web=True) is not None


@FEW
@given(st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), max_size=20))
def test_whatever_stands_behind_a_host_becomes_plain(below: str) -> None:
    address = f"https://example.org/{below}"
    if address_fault(address) is None:
        written = written_address(address)
        assert written.isascii()
        assert not set('<>[]{}|^\\`" ') & set(written)
        assert written.count("#") <= 1
        assert written_address(written) == written


@pytest.mark.parametrize(
    "identifier",
    [
        "https://example.org/guides/tea", "HTTPS://example.org/tea", "urn:isbn:9780306406157",
        "urn:isbn:978-0-306-40615-7", "urn:ISBN:0-306-40615-2", "urn:isbn:097522980X",
        "urn:uuid:5a0a9c1e-2d5c-4a53-9f55-0d3a2f8a6b10", "urn:doi:10.1000/182",
    ],
)  # fmt: skip
def test_identifiers_are_web_addresses_and_urns(identifier: str) -> None:
    assert identifier_fault(identifier) is None


@pytest.mark.parametrize(
    ("identifier", "hint"),
    [
        ("9780306406157", "write it as urn:isbn:9780306406157"),
        ("ISBN 978-0-306-40615-7", "write it as urn:isbn:978-0-306-40615-7"),
        (
            "5a0a9c1e-2d5c-4a53-9f55-0d3a2f8a6b10",
            "write it as urn:uuid:5a0a9c1e-2d5c-4a53-9f55-0d3a2f8a6b10",
        ),
        ("doi:10.1000/182", "write it as https://doi.org/10.1000/182"),
        ("urn:isbn:9780306406158", "an ISBN has 13 digits, the last a check digit"),
        ("urn:uuid:5a0a", "a UUID has 32 digits in groups of 8-4-4-4-12"),
        (
            "tea",
            "write an address that starts with https://, or urn:isbn: or urn:uuid: and its digits",
        ),
    ],
)
def test_what_is_no_identifier_is_told_how_to_write(identifier: str, hint: str) -> None:
    assert identifier_fault(identifier) == hint
    if hint.startswith("write it as "):
        assert identifier_fault(hint.removeprefix("write it as ")) is None

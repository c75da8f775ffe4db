"""Addresses: the one place that knows what a link may be, and how it is written in a file.

An author writes an address as a browser shows it. What a URL may not hold is then written as bytes
in per cent (RFC 3986, 2.1), as browsers do; what is no address at all is told.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Annotated
from urllib.parse import quote, unquote

from pydantic import AfterValidator

SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
WEB = ("http", "https")
PLACE = re.compile(
    r"//(?:(?P<user>[^/?#@]*)@)?(?P<host>\[[^\]/?#]*\]|[^:/?#]*)(?P<port>:[^/?#]*)?(?P<below>.*)"
)
PLAIN = "!$&'()*+,;=:@/?-._~%"
"""What stands in a path, a query or a fragment as it is, beside letters and digits (3.3 to 3.5)."""
LONE_PER_CENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
MAIL = re.compile(r"[^\s@?]+@(?P<host>[^\s@?]+)(?P<below>\?\S*)?")
TELEPHONE = re.compile(r"\+?[0-9.()-]*[0-9][0-9.()-]*(?:;[\w=.+-]+)*")
HIGHEST_PORT = 65535
URN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,31}:\S+")
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
KINDS = "a link starts with https://, http://, mailto: or tel:"


def written_address(address: str) -> str:
    """Return ``address`` as it stands in a file: ASCII, and only what a URL may hold.

    What is no address comes back as it is; so does what was returned before.
    """
    match = SCHEME.fullmatch(address)
    if match is None or address_fault(address):
        return address
    scheme, rest = match["scheme"].lower(), match["rest"]
    place = PLACE.fullmatch(rest) if scheme in WEB else None
    if place is None:
        return f"{scheme}:{_encoded(rest)}"
    user = f"{quote(place['user'], safe=PLAIN)}@" if place["user"] else ""
    port = place["port"] if place["port"] and place["port"] != ":" else ""
    return f"{scheme}://{user}{_written_host(place['host'])}{port}{_encoded(place['below'])}"


Address = Annotated[str, AfterValidator(written_address)]
"""A link, written as files need it."""


def address_fault(address: str, *, web: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with an address and what to do, or nothing.

    Args:
        web: whether only the web will do.
    """
    match = SCHEME.fullmatch(address)
    scheme = match["scheme"].lower() if match else ""
    if match is None or scheme not in (*WEB, *(() if web else ("mailto", "tel"))):
        return "leads nowhere that a guide may link to", "start it with https://" if web else KINDS
    if re.search(r"\s", address):
        return "holds a space", "write %20 for it"
    if LONE_PER_CENT.search(address):
        return "holds a % that two digits do not follow", "write %25 for it"
    if scheme in WEB:
        return _web_fault(match["rest"])
    form = MAIL if scheme == "mailto" else TELEPHONE
    wanted = "mailto:name@example.org" if form is MAIL else "tel:+44-20-7946-0000"
    return None if form.fullmatch(match["rest"]) else ("is not complete", f"write it as {wanted}")


def _web_fault(rest: str) -> tuple[str, str] | None:
    place = PLACE.fullmatch(rest)
    if place is None:
        return "has no // behind its colon", "write it as https://example.org/page"
    port = place["port"][1:] if place["port"] else ""
    if port and not (port.isascii() and port.isdigit() and int(port) <= HIGHEST_PORT):
        return f"has the port {port!r}", f"a port is a number up to {HIGHEST_PORT}; take it out"
    if not _is_host(place["host"]):
        return f"names no host: {place['host']!r}", "write it as https://example.org/page"
    return None


def _is_host(host: str) -> bool:
    try:
        if host.startswith("["):
            return bool(IPv6Address(host[1:-1]))
        labels = _written_host(host).removesuffix(".").split(".")
        if labels[-1].isdigit():
            return bool(IPv4Address(host))
    except (AddressValueError, UnicodeError):
        return False
    return all(map(LABEL.fullmatch, labels))


def _written_host(host: str) -> str:
    """Return a host in ASCII, each label with other letters by itself (RFC 3492)."""
    host = unquote(host)
    if host.isascii():
        return host.lower()
    return ".".join(_label(label) for label in re.split("[.。]", host.lower()))


def _label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def _encoded(below: str) -> str:
    path, sign, fragment = below.partition("#")
    return quote(path, safe=PLAIN) + sign + quote(fragment, safe=PLAIN)


def identifier_fault(identifier: str) -> str | None:
    """Return what an identifier that is none should be, or nothing."""
    scheme, _, rest = identifier.partition(":")
    kind, _, name = rest.partition(":")
    if scheme.lower() in WEB:
        fault = address_fault(identifier, web=True)
        return fault[1] if fault else None
    if scheme.lower() == "urn" and kind.lower() == "isbn":
        return None if _is_isbn(name) else "an ISBN has 13 digits, the last a check digit"
    if scheme.lower() == "urn" and kind.lower() == "uuid":
        return None if UUID.fullmatch(name) else "a UUID has 32 digits in groups of 8-4-4-4-12"
    if scheme.lower() == "urn" and URN.fullmatch(rest):
        return None
    return _identifier_hint(identifier)


def _identifier_hint(identifier: str) -> str:
    bare = re.sub(r"(?i)^(?:isbn|uuid|doi)[:\s]*", "", identifier).strip()
    if _is_isbn(bare):
        return f"write it as urn:isbn:{bare}"
    if UUID.fullmatch(bare):
        return f"write it as urn:uuid:{bare}"
    if re.fullmatch(r"10\.\d{4,}/\S+", bare):
        return f"write it as https://doi.org/{bare}"
    return "write an address that starts with https://, or urn:isbn: or urn:uuid: and its digits"


def _is_isbn(number: str) -> bool:
    """Tell whether the check digit of an ISBN is right (ISO 2108, annex C)."""
    digits = re.sub(r"[-\s]", "", number).upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        worth = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - at) for at, value in enumerate(worth)) % 11 == 0
    return False

"""Whether Telegram takes an address for a link, and the form in which it keeps it. Pure.

Source: tdlib/td LinkManager.cpp (check_link_impl, get_link_user_id) and tdutils HttpUrl.cpp (parse_url) at 022d602.
"""

from __future__ import annotations

import re

_URL = re.compile(r"(?:(?P<scheme>[^:/?#@\[\]]*)://)?(?P<authority>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_OWN = re.compile(r"(?i)(tg|ton|tonsite):(?://)?")
_HOST = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=\u0080-\U0010ffff]|%[0-9A-Fa-f]{2})*")


class InvalidLinkError(Exception):
    """The address is no link; its text is Telegram's reason."""


def check_link(link: str) -> str:
    """Give the link in the form that Telegram keeps: scheme and "/" added, host in small letters."""
    own = _OWN.match(link)
    parts = _URL.fullmatch(link, own.end() if own else 0)
    scheme, authority, rest = parts.group("scheme", "authority", "rest") if parts else (None, "", "")
    user, host, port = _split_authority(authority)
    fault = _fault(scheme, host, port, is_own=own is not None)
    if fault:
        raise InvalidLinkError(fault)
    path = re.sub(r"[\0- ]", lambda space: f"%{ord(space.group()):02X}", rest.rstrip())
    path = path if path.startswith("/") else f"/{path}"
    if own:
        return f"{own.group(1).lower()}://{host}{path.replace('/?', '?', 1) if path.startswith('/?') else path}"
    return f"{(scheme or 'http').lower()}://{user}{host}{':' + port if port else ''}{path}"


def is_user_link(link: str) -> bool:
    """Whether a link is tg://user?id=..., which mentions a person."""
    return re.match(r"(?i)tg:(?://)?user/?\?(?:[^#]*&)?id=-?\d+(?:[&#]|\Z)", link) is not None


def _split_authority(authority: str) -> tuple[str, str, str | None]:
    """User with "@", host and port. So mailto:a@b.nl is a page of b.nl to Telegram."""
    host, colon, port = authority.rpartition(":")
    if not colon or "]" in port or "@" in port:
        host, port = authority, ""
    user, at, host = host.rpartition("@")
    return user + at, host.lower(), port if colon and port else None


def _fault(scheme: str | None, host: str, port: str | None, *, is_own: bool) -> str | None:
    fault = None
    if scheme is not None and scheme.lower() not in {"http", "https"}:
        fault = "Unsupported URL protocol"
    elif port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
        fault = "Wrong port number specified in the URL"
    elif not host:
        fault = "URL host is empty"
    elif not host.startswith("[") and not _HOST.fullmatch(host):
        fault = "Disallowed character in URL host"
    elif is_own and (scheme or not re.fullmatch(r"[a-z0-9_.\-]+", host)):
        fault = "Unallowed characters in URL host"
    elif not is_own and "." not in host and not host.startswith("["):
        fault = "Wrong HTTP URL"
    return fault

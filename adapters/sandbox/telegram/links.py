"""Which URLs Telegram takes, and what it says of the others (td: HttpUrl.cpp parse_url, LinkManager.cpp)."""

import ipaddress
import re

_HOST = re.compile(r"[^\s/?#\\\"<>^`{|}@\x00-\x20]+")
_OWN = re.compile(r"(?i)(tg|ton|tonsite):(//)?[\w-]+.*", re.DOTALL)


def wrong_with(url: str) -> str | None:
    """Why the link is refused, in the service's words; None when it is fine."""
    if _OWN.fullmatch(url):
        return None
    scheme, mark, rest = url.partition("://")
    if mark and re.fullmatch(r"[^:/?#@\[\]]*", scheme):
        if scheme.lower() not in ("http", "https"):
            return "Unsupported URL protocol"
    else:
        rest = url
    return _authority(re.split(r"[/?#]", rest, maxsplit=1)[0])


def _authority(authority: str) -> str | None:
    match = re.fullmatch(r"(.*?)(?::([^:\]@]*))?", authority, re.DOTALL)
    host, port = (match.group(1), match.group(2)) if match else (authority, None)
    if port is not None and not (port.isdigit() and 0 < int(port) <= 65535):
        return "Wrong port number specified in the URL"
    host = host.rpartition("@")[2]
    if not host:
        return "URL host is empty"
    if host.startswith("[") and host.endswith("]"):
        return _ipv6(host[1:-1])
    if not _HOST.fullmatch(host):
        return "Disallowed character in URL host"
    return None if "." in host.strip(".") else "Wrong HTTP URL"


def _ipv6(address: str) -> str | None:
    try:
        ipaddress.IPv6Address(address)
    except ValueError:
        return "Wrong IPv6 address specified in the URL"
    return None


def user_in(url: str) -> int | None:
    """The user a tg://user?id= link mentions."""
    match = re.fullmatch(r"(?i)tg:(?://)?user\?id=(\d+)", url)
    return int(match.group(1)) if match else None

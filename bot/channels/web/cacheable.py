"""Answers that are the same for everybody, so that browsers and caches may keep them for a while."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

MINUTES = 5
"""A page may be shown for so long without asking again. Rules change, and a wrong one harms; data costs money."""


def cacheable_headers(policy: str) -> dict[str, str]:
    """The headers of a page that may be kept, with its Content-Security-Policy."""
    return {"Cache-Control": f"public, max-age={MINUTES * 60}", "Content-Security-Policy": policy}


def respond_cacheable(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """An answer that a browser may keep; 304 where it has it. The ETag is weak, for bodies are compressed."""
    tag = f'W/"{sha256(body).hexdigest()[:16]}"'
    headers = headers | {"ETag": tag}
    known = {each.strip() for line in request.headers.getlist("if-none-match") for each in line.split(",")}
    if {tag, tag.removeprefix("W/"), "*"} & known:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type)

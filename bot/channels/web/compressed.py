"""Pages that are compressed once, for everybody who is sent them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


def compress(page: str) -> bytes:
    """A page as it is kept, and as almost every browser takes it."""
    return gzip.compress(page.encode(), mtime=0)


def respond_compressed(request: Request, page: bytes, headers: Mapping[str, str]) -> Response:
    """An answer with a page that was compressed; whole, for a browser that does not take it so."""
    if "gzip" in request.headers.get("accept-encoding", ""):  # As Starlette's middleware for all other pages reads it.
        more = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(page, 200, {**headers, **more}, "text/html")
    return Response(gzip.decompress(page), 200, {**headers, "Vary": "Accept-Encoding"}, "text/html")

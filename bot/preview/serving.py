"""Serves the page on this computer, and makes it again when an authored file has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from bot.authoring.source.problems import AuthoringError
from bot.preview.page import page
from bot.preview.screens import Data

AUTHORED = ("flows", "content", "translations")
HOST = "127.0.0.1"


class LiveData:
    """The data of the page, made again when the files have changed."""

    def __init__(self, root: Path, make: Callable[[], Data]) -> None:
        self.root = root
        self._make = make
        self._lock = Lock()
        self._made: Data = {}

    def data(self) -> Data:
        """The present data, with their ``version``."""
        with self._lock:
            version = self.version()
            if self._made.get("version") != version:
                self._made = {**self._made, **self._attempt(), "version": version}
            return self._made

    def _attempt(self) -> Data:
        """The data, or what is wrong with the files: then what was shown before stays, below that."""
        try:
            return {**self._make(), "wrong": []}
        except AuthoringError as error:
            if not self._made:
                raise
            return {"wrong": [str(problem) for problem in error.problems]}

    def version(self) -> str:
        """Another one whenever an authored file has changed."""
        seen = hashlib.sha256()
        for folder in AUTHORED:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file():
                    stat = path.stat()
                    seen.update(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
        return seen.hexdigest()

    def source(self, file: str) -> str | None:
        """An authored file as a page with numbered lines; None where there is no such file."""
        path = (self.root / file).resolve()
        if path.is_file() and any(path.is_relative_to((self.root / folder).resolve()) for folder in AUTHORED):
            return _numbered(file, path.read_text(encoding="utf-8", errors="replace"))
        return None


def server(fresh: LiveData, port: int) -> ThreadingHTTPServer:
    """A server that waits to be started; ``port`` 0: any that is free."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, said = answer(fresh, urlsplit(self.path).path)
            body = said.encode()
            self.send_response(HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody needs to read which page was looked at."""

    return ThreadingHTTPServer((HOST, port), Handler)


def answer(fresh: LiveData, path: str) -> tuple[str | None, str]:
    """The kind of what is at a path, and what it is; None: there is nothing."""
    match path:
        case "/":
            return "text/html", page(fresh.data())
        case "/version":
            return "text/plain", fresh.version()
        case "/data":
            return "application/json", json.dumps(fresh.data(), ensure_ascii=False)
        case _:
            file = unquote(path).removeprefix("/source/")
            source = fresh.source(file) if file != path else None
            return ("text/html", source) if source else (None, "There is nothing here.\n")


def _numbered(file: str, text: str) -> str:
    lines = "".join(
        f'<li id="L{number}"><code dir="auto">{escape(line) or " "}</code></li>'
        for number, line in enumerate(text.splitlines(), 1)
    )
    style = "li:target{background:#fff3b8;color:#000}code{white-space:pre-wrap;unicode-bidi:plaintext}"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(file)}</title><style>{style}</style>'
    return f"{head}<h1>{escape(file)}</h1><ol>{lines}</ol></html>"

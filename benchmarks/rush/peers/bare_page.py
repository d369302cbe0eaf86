"""A bare page of Starlette and Jinja2, which takes a form and has as many bytes as a page of our chat, with gzip."""

from __future__ import annotations

from urllib.parse import parse_qsl

import uvicorn
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from benchmarks.rush.peers import port, read_talk

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><style>{{ style }}</style></head>
<body>{% for line in lines %}<p>{{ line }}</p>{% endfor %}
<form method="post" action="/">{% for row in rows %}{% for key in row %}
<button name="press" value="{{ key.callback_data or '' }}">{{ key.text }}</button>{% endfor %}{% endfor %}
</form></body></html>
"""

STYLE_BYTES = 15_000
"""Of the style and script inside a page of ours: words, for of one letter gzip makes nothing."""


def main() -> None:
    """Serves until it is told to stop."""
    talk = {step["press"]: step for step in read_talk()}
    template = Environment(loader=DictLoader({"page": PAGE}), autoescape=True, auto_reload=False).get_template("page")
    style = " ".join(f".rule{number}{{margin:{number % 17}px}}" for number in range(STYLE_BYTES // 22))[:STYLE_BYTES]

    async def page(request: Request) -> HTMLResponse:
        form = dict(parse_qsl((await request.body()).decode()))
        step = talk[form["press"]]
        return HTMLResponse(template.render(style=style, lines=step["text"].split("\n"), rows=step["keyboard"]))

    app = Starlette(routes=[Route("/", page, methods=["POST"])], middleware=[Middleware(GZipMiddleware)])
    print("ready", flush=True)  # noqa: T201  # to whoever started it
    uvicorn.run(app, host="127.0.0.1", port=port(), log_level="error", access_log=False, lifespan="off")


if __name__ == "__main__":
    main()

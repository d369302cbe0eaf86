"""``wegwijs serve``: reads the settings, puts the server together, and says where it is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import typer

from bot import logs
from bot.channels.web.paper_queue import PaperQueue
from bot.channels.web.public_page import Site
from bot.channels.web.routes import Web
from bot.cli import common as ground
from bot.cli.common import refuse
from bot.core.guide import Guide
from bot.printing.typesetting import missing_parts
from bot.server import run
from bot.server.application import MountedChannel, build_application
from bot.settings import Settings


def serve(load: Callable[[], Guide]) -> None:
    """Serves whatever is set, until it is told to stop. ``load`` reads the guide."""
    settings = ground.settings()
    logs.start_logging(settings.log_level)
    guide = load()
    # What people type is looked for in lists that take a while to read: nobody waits for that, but whoever types first.
    Thread(target=guide.search.prepare, name="search", daemon=True).start()
    try:
        listener = run.open_port(settings.host, int(settings.port))
    except OSError as error:
        refuse(f"HOST {settings.host} with PORT {settings.port} cannot be opened: {error.strerror}. Choose another.")
    logs.log().info("starting")
    site = Site(settings.public_url, settings.telegram_bot_username, settings.operator_name)
    papers = None if missing_parts() else PaperQueue()
    web = Web(guide, site, papers=papers, frame_ancestors=settings.frame_ancestors)
    is_encrypted = (settings.public_url or "").startswith("https://")
    stop, refused = Event(), Event()
    parts = [_telegram(guide, settings, stop, refused)] if settings.telegram_bot_token else []
    address = settings.public_url or run.address_of(listener)
    config = run.build_config(build_application(web, parts, is_encrypted=is_encrypted), settings.trusted_proxy)
    run.serve(config, listener, begins=lambda: typer.echo(f"The guide is at {address}"), stop=stop)
    if refused.is_set():
        refuse("Telegram does not know the token in TELEGRAM_BOT_TOKEN. Copy it again from BotFather.")
    logs.log().info("stopped")


def _telegram(guide: Guide, settings: Settings, stop: Event, refused: Event) -> MountedChannel:
    """Telegram beside the web. Its library takes longer to load than all the rest: so it is, where it is wanted."""
    from bot.channels.telegram.application import build_application as build_telegram  # noqa: PLC0415  # as said above
    from bot.channels.telegram.service import Service, Webhook  # noqa: PLC0415  # as said above

    token = settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else ""
    url = settings.telegram_webhook_url

    def is_refused() -> None:
        refused.set()
        stop.set()

    app = build_telegram(guide, token, settings.telegram_api_base_url, token_refused=is_refused)
    service = Service(app, Webhook(url, settings.webhook_secret) if url else None, is_refused)
    return MountedChannel(service.routes, service.runs)

"""``wegwijs serve``: reads the settings, puts the server together, and says where it is."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import typer

from bot import logs
from bot.channels.web.paper_queue import PaperQueue
from bot.channels.web.routes import Web
from bot.cli import common as ground
from bot.cli.common import refuse
from bot.core.guide import Guide
from bot.core.site import Site
from bot.loading import load
from bot.printing.typesetting import missing_parts
from bot.server import run
from bot.server.application import MountedChannel, build_application
from bot.settings import Settings, WhatsAppMode

app = typer.Typer()


@app.command()
def serve() -> None:
    """Serve the web chat, and Telegram where there is a token. All settings: see docs/operating.md."""
    serve_guide(load)


def serve_guide(find_guide: Callable[[], Guide]) -> None:
    """Serves whatever is set, until it is told to stop. ``find_guide`` loads the guide."""
    settings = ground.settings()
    logs.start_logging(settings.log_level)
    site = Site(settings.public_url, settings.telegram_bot_username, settings.operator_name, settings.whatsapp_number)
    for gap in _say_gaps(settings):
        typer.echo(f"Warning: {gap}", err=True)
    guide = find_guide().at(site)
    # Where a guide was not kept ready, its search takes a while to read: only who types first waits for that.
    Thread(target=guide.search.prepare, name="search", daemon=True).start()
    try:
        listener = run.open_port(settings.host, int(settings.port))
    except OSError as error:
        refuse(f"HOST {settings.host} with PORT {settings.port} cannot be opened: {error.strerror}. Choose another.")
    gc.freeze()  # The guide stays: to look for garbage in it takes longer than all that is pressed meanwhile.
    logs.log().info("starting")
    papers = None if missing_parts() else PaperQueue()
    web = Web(guide, site, papers=papers, frame_ancestors=settings.frame_ancestors)
    is_encrypted = (settings.public_url or "").startswith("https://")
    stop, refused = Event(), Event()
    parts = [_telegram(guide, settings, stop, refused)] if settings.telegram_bot_token else []
    parts += (
        [_whatsapp(guide, settings, settings.public_url)] if settings.whatsapp_token and settings.public_url else []
    )
    address = settings.public_url or run.address_of(listener)
    config = run.build_config(build_application(web, parts, is_encrypted=is_encrypted), settings.trusted_proxy)
    run.serve(config, listener, begins=lambda: typer.echo(f"The guide is at {address}"), stop=stop)
    if refused.is_set():
        refuse("Telegram does not know the token in TELEGRAM_BOT_TOKEN. Copy it again from BotFather.")
    logs.log().info("stopped")


def _telegram(guide: Guide, settings: Settings, stop: Event, refused: Event) -> MountedChannel:
    """Telegram beside the web. Its library takes longer to load than all the rest: so it is, where it is wanted."""
    from bot.channels.telegram.service import Service, Webhook  # noqa: PLC0415  # as said above

    token = settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else ""
    url = settings.telegram_webhook_url

    def is_refused() -> None:
        refused.set()
        stop.set()

    webhook = Webhook(url, settings.webhook_secret) if url else None
    service = Service(guide, token, settings.telegram_api_base_url, webhook, is_refused)
    return MountedChannel(service.runs, webhooks=service.webhooks)


def _whatsapp(guide: Guide, settings: Settings, origin: str) -> MountedChannel:
    """WhatsApp beside the web. It sends by the same library as Telegram, which is loaded where it is wanted."""
    from bot.channels.whatsapp.billing import BilledMessages  # noqa: PLC0415  # as said above
    from bot.channels.whatsapp.calls import Account, Calls  # noqa: PLC0415  # as said above
    from bot.channels.whatsapp.channel import WhatsAppChannel  # noqa: PLC0415  # as said above
    from bot.channels.whatsapp.limits import LARGEST_NOTICE  # noqa: PLC0415  # as said above
    from bot.channels.whatsapp.memory import ChatMemory  # noqa: PLC0415  # as said above
    from bot.channels.whatsapp.service import Secrets, WhatsAppService  # noqa: PLC0415  # as said above

    token, verify, secret = (
        each.get_secret_value() if each else ""
        for each in (settings.whatsapp_token, settings.whatsapp_verify_token, settings.whatsapp_app_secret)
    )
    number = settings.whatsapp_phone_number_id or ""
    folder = Path(settings.state_directory) if settings.state_directory else None
    calls = Calls(Account(number, token, settings.whatsapp_api_base_url))
    billed = BilledMessages(int(settings.whatsapp_monthly_ceiling), folder)
    channel = WhatsAppChannel(guide, WhatsAppMode(settings.whatsapp_mode), origin, calls, billed, ChatMemory())
    service = WhatsAppService(channel, calls, number, Secrets(verify, secret))
    return MountedChannel(service.runs, service.routes, LARGEST_NOTICE)


def _say_gaps(settings: Settings) -> Iterator[str]:
    """What people who reach this guide cannot know of it, each with the setting that tells them."""
    if not (settings.public_url or settings.telegram_bot_token):
        return
    if settings.operator_name is None:
        yield (
            "OPERATOR_NAME is not set: people cannot see who runs this guide. "
            "Set it to the name of your organisation, as OPERATOR_NAME='Stichting De Brug'."
        )
    if settings.telegram_bot_token and settings.telegram_bot_username is None:
        yield (
            "TELEGRAM_BOT_USERNAME is not set: the page that names our addresses cannot name the bot. "
            "Set it to the bot's name without '@', as TELEGRAM_BOT_USERNAME=example_bot."
        )
    if settings.whatsapp_token and settings.whatsapp_number is None:
        yield (
            "WHATSAPP_NUMBER is not set: the page that names our addresses cannot name it, and nothing links to it. "
            "Set it to the number in digits alone, as WHATSAPP_NUMBER=31612345678."
        )
    if settings.public_url is None:
        yield (
            "PUBLIC_URL is not set: the page that names our addresses cannot name that of the web. "
            "Set it to the address that people open, as PUBLIC_URL=https://example.org."
        )

"""``wegwijs link``: the links to one page in one language, its short code, and a code to scan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.authoring.source.problems import did_you_mean
from bot.channels.web.addresses import GUIDE, HELPERS
from bot.channels.web.invitations import Destination, invite
from bot.channels.web.pictures import draw_code
from bot.channels.web.staff_page import PictureFormat
from bot.cli.common import find_language, refuse, require_partner, settings
from bot.core.site import Site
from bot.loading import load

app = typer.Typer()


@app.command()
def link(
    *,
    lang: Annotated[str, typer.Option(help="The language of the page, as en or fa_AF.")] = "en",
    topic: Annotated[str, typer.Option(help="A topic, or another page; without it the guide itself.")] = GUIDE,
    partner: Annotated[str, typer.Option(help="A name for your organisation: 1 to 28 of a-z, 0-9 and '-'.")] = "",
    to: Annotated[Destination | None, typer.Option(help="The link that the code is of; without it the first.")] = None,
    qr: Annotated[Path | None, typer.Option(help="Write a code to scan here: a file .svg or .png.")] = None,
) -> None:
    """Show the links to a page in a language, and the digits to type; write a code to scan."""
    guide, chosen = load(), settings()
    language = find_language(guide, lang)
    known = {GUIDE, HELPERS, *guide.flow.topics, *guide.flow.pages}
    if topic not in known:
        refuse(f"there is no topic or page '{topic}'. {did_you_mean(topic, known)}")
    if partner:
        require_partner(partner)
    if chosen.public_url is None:
        refuse("PUBLIC_URL is not set. Set it to the address of your guide, as https://wegwijs.example.")
    site = Site(chosen.public_url, chosen.telegram_bot_username, number=chosen.whatsapp_number)
    invitation = invite(guide, site, language, topic, partner or None)
    for place, address in invitation.links:
        typer.echo(f"{place.value:9} {address}")
    if invitation.code:
        typer.echo(f"{'to type':9} {invitation.code}")
    if qr:
        _write(qr, dict(invitation.links), to or invitation.links[0][0])


def _write(file: Path, given: dict[Destination, str], place: Destination) -> None:
    kinds = {f".{each.value}": each for each in PictureFormat}
    if file.suffix not in kinds:
        refuse(f"'{file}' is no file {' or '.join(kinds)}.")
    if place not in given:
        known = ", ".join(each.value for each in given)
        needed = {Destination.TELEGRAM: "TELEGRAM_BOT_USERNAME", Destination.WHATSAPP: "WHATSAPP_NUMBER"}
        why = f" Set {needed[place]}." if place in needed else ""
        refuse(f"there is no link '{place.value}' to this page. There are: {known}.{why}")
    try:
        file.write_bytes(draw_code(given[place], kinds[file.suffix]))
    except OSError as error:
        refuse(f"'{file}' cannot be written: {error.strerror}.")
    typer.echo(f"Written: {file}, of {place.value}.")

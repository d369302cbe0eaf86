"""The command with which authors try what people type: ``wegwijs ask``. It keeps nothing of it either."""

from __future__ import annotations

from typing import Annotated, cast

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.authoring.source.problems import did_you_mean
from bot.cli.common import refuse
from bot.core.guide import Guide
from bot.core.language import Language, match_language
from bot.loading import load
from bot.search.explain import Confusions, Explanation, explain, find_confusions
from bot.search.ngrams import spell_feature
from bot.search.search import Alarm, Finder
from bot.wiring import read

MOST_CONFUSIONS = 10
"""The pairs of lists that are named, the most mistaken first."""

app = typer.Typer()


@app.command()
def ask(
    words: Annotated[str | None, typer.Argument(help="What somebody types, in quotes.")] = None,
    lang: Annotated[str | None, typer.Option(help="The language that the person reads; else it is not known.")] = None,
    *,
    confusions: Annotated[
        bool, typer.Option("--confusions", help="Show which lists are mistaken for one another instead.")
    ] = False,
) -> None:
    """Show what typed words lead to, and why. Nothing of them is kept."""
    guide = load()
    offered = {language.code: language for language in guide.words.offered}
    language = match_language(offered.values(), lang)
    if lang and language is None:
        refuse(f"there is no language '{lang}'. {did_you_mean(lang, offered)}")
    console = Console(highlight=False)
    if confusions:
        guide = read().require_guide()
        for found in find_confusions(_finder(guide), guide.findable, guide.words):
            if language is None or language.code == found.language.code:
                console.print(_draw_confusions(found))
    elif words is None:
        refuse('Say what somebody types: wegwijs ask "bring my wife". Or ask for --confusions.')
    else:
        names = {target: name for name, target in guide.findable.targets.items()}
        explanation = explain(_finder(guide), guide.findable, words, language)
        _tell_found(console, explanation, [names[target] for target in explanation.found.targets])
        console.print(_draw_reasons(explanation))


def _finder(guide: Guide) -> Finder:
    """The search of a guide, which is of this kind (``bot.wiring``)."""
    return cast("Finder", guide.search)


def _tell_found(console: Console, explanation: Explanation, names: list[str]) -> None:
    found = explanation.found
    console.print(Text(f"Danger: {_name_alarm(explanation.alarm)}"))
    console.print(Text(f"Shown: {', '.join(names) or 'none of these'}"))
    console.print(Text(f"Language: {_name(found.languages)}. Personal: {'yes' if found.personal else 'no'}."))


def _name_alarm(alarm: Alarm | None) -> str:
    if alarm is None:
        return "none"
    why = f"'{' '.join(alarm.cry.words)}'" if alarm.cry else "near enough to its list"
    return f"{alarm.danger.name} ({why}, {alarm.language.code})"


def _name(languages: tuple[Language, ...]) -> str:
    return " or ".join(language.code for language in languages) or "not known"


def _draw_reasons(explanation: Explanation) -> Table:
    table = Table("target", "language", "score", "because of", title="Nearest", title_justify="left")
    for reason in explanation.reasons:
        because = ", ".join(f"{spell_feature(feature)} {weight:.1f}" for feature, weight in reason.features)
        table.add_row(reason.target, reason.language.code, f"{reason.score:.1f}", Text(because))
    return table


def _draw_confusions(found: Confusions) -> Table:
    share = 100 * found.right / max(1, found.phrases)
    title = f"{found.language.code}: of {found.phrases} phrases, each left out of its list, {share:.0f} % find it first"
    table = Table("list", "taken for", "phrases", title=title, title_justify="left")
    for each in found.mistaken[:MOST_CONFUSIONS]:
        table.add_row(each.target, each.taken_for, str(each.count))
    return table

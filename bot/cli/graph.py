"""``wegwijs graph``: the picture of the flow, and where each fact stands in it."""

from __future__ import annotations

import typer

from bot.authoring.generated import facts_table as reach
from bot.authoring.generated import flow_diagram as graphs
from bot.cli.common import repository
from bot.wiring import read

app = typer.Typer()


@app.command()
def graph() -> None:
    """Draw the flow again, in docs/flow.md, and where each fact stands, in docs/facts.md."""
    root = repository()
    project = read(root)
    flow, drafts = project.require_guide().flow, project.drafts
    facts = reach.format_facts_table(flow, drafts.topics, [fact.text for fact in drafts.facts])
    for file, text in ((graphs.GRAPH, graphs.draw_flow(flow)), (reach.FACTS, facts)):
        (root / file).write_text(text, encoding="utf-8")
    typer.echo(f"Written: {graphs.GRAPH}, {reach.FACTS}")

"""The skeletons of a question and of a topic. What an author has to fill in is in capitals (``placeholders``)."""

from __future__ import annotations

from datetime import date

from bot.authoring.english.page_file import TOPIC, WRITTEN

_WORDS = (
    "WHAT_IT_IS", "FOR_WHOM_IT_IS", "THE_CONDITIONS", "WHAT_TO_PREPARE", "WHAT_CAN_GO_WRONG", "WHAT_HAS_CHANGED",
)  # fmt: skip


def question_block(name: str) -> str:
    """A question as it stands below ``states``, with its placeholders."""
    return f"""\
  {name}:
    question: THE_QUESTION
    title: ITS_SHORT_NAME
    why: WHY_WE_ASK
    choices:
      FIRST_ANSWER:
        label: THE_BUTTON
        said: THE_ANSWER_AS_A_SENTENCE
        to: THE_NEXT_STATE
      SECOND_ANSWER:
        label: THE_BUTTON
        said: THE_ANSWER_AS_A_SENTENCE
        to: THE_NEXT_STATE
    dont_know: THE_NEXT_STATE
"""


def target_block(name: str) -> str:
    """What people type for a topic, as it stands below ``targets``, with its placeholder."""
    return f"""\
  {name}: |
    WHAT_PEOPLE_TYPE
"""


def checklist_block(name: str) -> str:
    """What a note for a lawyer can have of a topic, as it stands below ``topics``, with its placeholders."""
    return f"""\
  {name}:
    papers: [THE_PAPERS]
    questions: [THE_QUESTIONS]
"""


def topic_page(today: date) -> str:
    """The English file of a topic, with its placeholders. Every section counts as risky until an author says less."""
    matter = (
        f"kind: {TOPIC}", "title: THE_TITLE", f'updated: "{today.isoformat()}"', 'checked_law: ""',
        "covers:", "  short: [THE_FACTS]", "risk:", *(f"  {section}: high" for section in WRITTEN),
        "helpers: [THE_HELPERS]", "sources:", '  - name: "THE_SOURCE"', '    address: "ITS_ADDRESS"',
        '    date: "ITS_DATE"',
    )  # fmt: skip
    head = "".join(f"{line}\n" for line in ("---", *matter, "---"))
    return head + "".join(f"\n## {section}\n\n{words}\n" for section, words in zip(WRITTEN, _WORDS, strict=True))

"""A search over a few lists, in two languages of two scripts: ``finder(family=..., violence=...)``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.danger import Danger
from bot.core.finding import Findable
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import Helpers, ReadingTopic, Target
from bot.core.text import Text
from bot.core.translation import Status, Translation, Trust
from bot.core.voice import Words
from bot.search.search import Finder

ENGLISH, TIGRINYA, DUTCH = Language("en", "English"), Language("ti", "ትግርኛ"), Language("nl", "Nederlands")

ELSEWHERE = "hello\nthank you\nweather tomorrow\nfootball\nrecipe for soup"

LISTS: Mapping[str, Mapping[str, str]] = {
    "family": {
        "en": "bring my wife\nmy husband is abroad\nfamily reunification\njoin my mother\nnareis",
        "ti": "ሰበይተይ ከምጽእ\nበዓል ቤተይ ኣብ ወጻኢ\nምጥርናፍ ስድራቤት\nnareis",
        "nl": "mijn vrouw laten komen\nmijn man is in het buitenland\ngezinshereniging\nnareis",
    },
    "study": {
        "en": "go to university\nstudy medicine\nscholarship\ncollege",
        "ti": "ናብ ዩኒቨርሲቲ ክኣቱ\nትምህርቲ ሕክምና\nስኮላርሺፕ",
        "nl": "naar de universiteit\ngeneeskunde studeren\nbeurs",
    },
    "medical": {
        "en": "i am ill\npregnant\nneed treatment\nhospital bill",
        "ti": "ሓሚመ ኣለኹ\nጥንስቲ እየ\nሕክምና የድልየኒ",
        "nl": "ik ben ziek\nzwanger\nbehandeling nodig",
    },
    "helpers": {
        "en": "where can i sleep\nfood bank\nsomebody to talk to",
        "ti": "ኣበይ ክድቅስ\nመግቢ",
        "nl": "waar kan ik slapen\nvoedselbank",
    },
}
DANGERS: Mapping[str, Mapping[str, str]] = {
    "bleeding": {"en": "bleeding a lot\nblood does not stop", "ti": "ደም ይፈስስ", "nl": "bloedt hevig"},
    "violence": {"en": "hits me\nbeats me\nwants to kill me", "ti": "ይሃርመኒ\nክቐትለኒ", "nl": "slaat mij\nwil mij doden"},
}


def finder(guide: Guide) -> Finder:
    """The search over these lists. The flow is that of ``guide``, for its organisations; its answers lead nowhere."""
    targets: dict[str, Target] = {
        name: Helpers() if name == "helpers" else ReadingTopic(guide.flow.topics[name]) for name in LISTS
    }
    findable = Findable(
        targets,
        {name: Text(f"search.targets.{name}", said["en"]) for name, said in LISTS.items()},
        {
            name: Danger(name, Text(name, name), (), (), None, Text(f"search.dangers.{name}.words", said["en"]))
            for name, said in DANGERS.items()
        },
        Text("search.before_names", "my name is"),
        Text("search.elsewhere", ELSEWHERE),
    )
    flow = replace(guide.flow, states={})
    languages = {each.code: each for each in (ENGLISH, TIGRINYA, DUTCH)}
    return Finder(findable, flow, Words(ENGLISH, languages, {code: _catalog(code) for code in ("ti", "nl")}))


def _catalog(code: str) -> dict[str, Translation]:
    trust = Trust(Status.DRAFT)
    lists = {f"search.targets.{name}": said[code] for name, said in LISTS.items()}
    lists |= {f"search.dangers.{name}.words": said[code] for name, said in DANGERS.items()}
    return {context: Translation(text, trust) for context, text in lists.items()}

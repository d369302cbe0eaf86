"""Other ways to find a target by typed words, over the same lists: what ``benchmarks/search.py`` measures ours beside.

They rank, and none of them says that nothing fits: where that can be had, it is by the same rule as ours.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping, Sequence

from bot.core.content import Include, Items, Prose, SectionText
from bot.core.fold import fold, fold_lines, fold_words
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import ReadingPage, ReadingTopic
from bot.search.index import Index
from bot.search.lists import said_in
from bot.search.ngrams import features_by_word

Lists = Mapping[str, Mapping[str, str]]
"""Code of a language -> name of a target -> its list, a phrase a line."""

Rank = Callable[[str], Sequence[str]]


def read_lists(guide: Guide) -> Lists:
    """The translators' lists of every offered language."""
    return {
        language.code: {name: said_in(text, guide.words, language) for name, text in guide.findable.phrases.items()}
        for language in guide.words.offered
    }


def read_pages(guide: Guide) -> Lists:
    """The texts of the pages, and no lists."""
    return {
        language.code: {name: _page(guide, name, language) for name in guide.findable.targets}
        for language in guide.words.offered
    }


def with_pages(guide: Guide, lists: Lists) -> Lists:
    """The lists with the texts of the pages."""
    pages = read_pages(guide)
    return {code: {name: f"{text}\n{pages[code][name]}" for name, text in some.items()} for code, some in lists.items()}


def draw_phrases(lists: Lists, most: int) -> Lists:
    """So many phrases of each list, by a seeded draw."""
    draw = random.Random(most)  # noqa: S311  # no secret
    cut: dict[str, dict[str, str]] = {}
    for code, some in lists.items():
        phrases = {name: text.split("\n") for name, text in some.items()}
        cut[code] = {name: "\n".join(draw.sample(each, min(most, len(each)))) for name, each in phrases.items()}
    return cut


def _page(guide: Guide, name: str, language: Language) -> str:
    target = guide.findable.targets[name]
    match target:
        case ReadingTopic(topic):
            return "\n".join(_section(guide, section, language) for section in topic.sections.values())
        case ReadingPage(page):
            return _section(guide, page.text, language)
        case _:
            return ""


def _section(guide: Guide, section: SectionText, language: Language) -> str:
    body, lines = section.bodies.get(language.code), list[str]()
    for piece in body.pieces if body else ():
        match piece:
            case Prose(text):
                lines.append(text)
            case Items(texts):
                lines += texts
            case Include(statement):
                lines += (said_in(line.text, guide.words, language) for line in statement.lines)
    return "\n".join(lines)


def rank_ngrams(lists: Lists) -> Rank:
    """The program's own index alone."""
    names = list(next(iter(lists.values())))
    index = Index([[fold_lines(text) for text in some.values()] for some in lists.values()])

    def rank(typed: str) -> Sequence[str]:
        best = dict[str, float]()
        scores = index.score([feature for part in features_by_word(fold_words(typed)) for feature in part])
        for first in range(0, len(scores), len(names)):
            _keep_best(best, dict(zip(names, scores[first : first + len(names)], strict=True)))
        return _ranked(best)

    return rank


def rank_fts(lists: Lists, tokenizer: str) -> Rank:
    """SQLite's full-text search: a table for each language, BM25 by its own settings."""
    database = sqlite3.connect(":memory:")
    names = {code: list(some) for code, some in lists.items()}
    for code, some in lists.items():
        database.execute(f"CREATE VIRTUAL TABLE lists_{code} USING fts5(text, tokenize='{tokenizer}')")
        rows = [(number, f" {fold(text)} ") for number, text in enumerate(some.values())]
        database.executemany(f"INSERT INTO lists_{code}(rowid, text) VALUES (?, ?)", rows)  # noqa: S608  # our own codes

    def rank(typed: str) -> Sequence[str]:
        words = list(dict.fromkeys(fold_words(typed)))
        three = [f" {word} "[at : at + 3] for word in words for at in range(len(word))]
        terms = dict.fromkeys(three if tokenizer == "trigram" else words)
        query, best = " OR ".join(f'"{term}"' for term in terms), dict[str, float]()
        for code in lists if query else ():
            found = database.execute(f"SELECT rowid, rank FROM lists_{code}(?)", (query,))  # noqa: S608  # our own codes
            _keep_best(best, {names[code][number]: -score for number, score in found})
        return _ranked(best)

    return rank


def rank_rapidfuzz(lists: Lists) -> Rank:
    """rapidfuzz: the phrase of any list that is most alike."""
    from rapidfuzz import fuzz, process  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  # where it is

    texts = [each for some in lists.values() for each in some.items()]
    phrases = [(name, fold(line)) for name, text in texts for line in text.split("\n")]
    lines = [line for _, line in phrases]

    def rank(typed: str) -> Sequence[str]:
        found = process.extract(fold(typed), lines, scorer=fuzz.token_set_ratio, limit=50)
        return list(dict.fromkeys(phrases[number][0] for _, _, number in found))

    return rank


def rank_tantivy(lists: Lists) -> Rank:
    """tantivy: an index in memory for each language, of three and four letters in a row, and of words."""
    import tantivy  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  # where it is

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True)
    builder.add_text_field("words", tokenizer_name="whitespace")
    builder.add_text_field("letters", tokenizer_name="letters")
    schema = builder.build()
    searchers = []
    for some in lists.values():
        index = tantivy.Index(schema)
        letters = tantivy.Tokenizer.ngram(3, 4, prefix_only=False)
        index.register_tokenizer("letters", tantivy.TextAnalyzerBuilder(letters).build())
        writer = index.writer(15_000_000, 1)
        for number, text in enumerate(some.values()):
            folded = "\n".join(" ".join(line) for line in fold_lines(text))
            writer.add_document(tantivy.Document(id=number, words=folded, letters=f" {folded} "))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searchers.append((list(some), index.searcher()))

    def rank(typed: str) -> Sequence[str]:
        words = fold_words(typed)
        text, best = f" {' '.join(words)} ", dict[str, float]()
        grams = {text[at : at + length] for length in (3, 4) for at in range(len(text) - length + 1)}
        terms = [tantivy.Query.term_query(schema, "letters", gram) for gram in grams]
        terms += [
            tantivy.Query.boost_query(tantivy.Query.term_query(schema, "words", word), 2.0) for word in set(words)
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        for names, searcher in searchers if words else ():
            hits = searcher.search(query, len(names)).hits
            _keep_best(best, {names[searcher.doc(address)["id"][0]]: score for score, address in hits})
        return _ranked(best)

    return rank


def _keep_best(best: dict[str, float], scores: Mapping[str, float]) -> None:
    for name, score in scores.items():
        best[name] = max(score, best.get(name, 0.0))


def _ranked(best: Mapping[str, float]) -> list[str]:
    return sorted((name for name in best if best[name] > 0), key=lambda name: -best[name])

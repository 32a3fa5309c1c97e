"""Two articles about one event that share long passages are joined by a derivation."""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast
from zlib import crc32

from variorum.diagnostics import Code, Diagnostic, warning
from variorum.model.article import Article
from variorum.model.corpus import Corpus
from variorum.resolve.collation import Passage, common_passages, words
from variorum.resolve.outcome import Locate

#: Words in a shingle, and shingles in the window of which one is kept.
_SHINGLE, _WINDOW = 6, 7
#: Common passages count from so many words on …
_PASSAGE = 8
#: … of which one must be long: every passage of that length leaves a fingerprint in common.
LONG_PASSAGE = _SHINGLE + _WINDOW - 1
#: So many words in all, or half of the shorter account where that is less.
_ENOUGH = 30
#: Words of a passage that a message shows.
_SHOWN = 20
#: What is between quotation marks of any style, within a paragraph.
_QUOTED = re.compile(
    r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|„[^“”\n]*[“”]|「[^」\n]*」|『[^』\n]*』"
    r"|‘(?<!\w‘)[^\n]*?’(?!\w)"
)
#: Articles that are looked at for a fingerprint, and compared word by word with a later one.
_MOST_HOLDERS, _MOST_COMPARED = 8, 3


class _Overlap(NamedTuple):
    """What two accounts share: the words in all, out of how many, and the longest passage."""

    shared: int
    of: int
    longest: list[str]

    @property
    def share(self) -> int:
        return round(100 * self.shared / self.of)


def undeclared_derivations(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """No two articles about one event share long passages unless descent joins them.

    Only the articles' *own words* count. Set aside are words between quotation marks, annotated
    passages in which someone other than the publisher speaks, and the passages that the editors
    set aside: two texts that quote one statement need not know each other. Passages count from
    eight words on. The rule fires where one has twelve or more and all together have thirty, or
    half of the shorter account. Any chain of derivations joins, through a common source as well
    as directly. The younger article is warned of, for the older one with which it shares most,
    and of two families of articles only once.
    """
    family = _families(corpus)
    found: dict[frozenset[str], tuple[_Overlap, Article, Article]] = {}
    for younger, olders in _candidates(corpus, family):
        overlaps = ((_overlap(younger, older), older) for older in olders)
        enough = [(overlap, older) for overlap, older in overlaps if overlap]
        if enough:
            overlap, older = min(enough, key=lambda pair: (-pair[0].shared, _age(pair[1])))
            both = frozenset((family(younger.id), family(older.id)))
            if both not in found or overlap.shared > found[both][0].shared:
                found[both] = (overlap, younger, older)
    for overlap, younger, older in found.values():
        message = (
            f"{overlap.shared} of the {overlap.of} words of its own account ({overlap.share} %) "
            f"stand in passages that '{older.id}' has too, and no derivation joins the two; the "
            f"longest, of {len(overlap.longest)} words, is “{_shortened(overlap.longest)}”; add "
            "derived_from: to the one that rests on the other, or to both for what they rest on"
        )
        yield warning(locate(younger.file, ("title",)), Code.UNDECLARED_DERIVATION, message)


def fingerprints(article: Article) -> bytes:
    """Some of the shingles of an article's own words, as 32-bit checksums in order of size.

    They are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): the smallest of every seven
    neighbours. So every passage of twelve words that two articles share leaves one in both.
    """
    chosen: set[int] = set()
    for part in _own_words(article):
        shingles = zip(*(part[at:] for at in range(_SHINGLE)), strict=False)
        chosen |= _winnowed(list(map(crc32, map(str.encode, map(" ".join, shingles)))))
    return array("I", sorted(chosen)).tobytes()


def _winnowed(sums: list[int]) -> set[int]:
    """The smallest of every window; all of them where they do not fill one."""
    if len(sums) < _WINDOW:
        return set(sums)
    chosen = {min(sums[:_WINDOW])}
    place = sums.index(min(chosen))
    for at in range(_WINDOW, len(sums)):
        if sums[at] > sums[place] and place > at - _WINDOW:
            continue  # the smallest is in this window still
        if place <= at - _WINDOW:
            start = at - _WINDOW + 1
            place = sums.index(min(sums[start : at + 1]), start)
        else:
            place = at
        chosen.add(sums[place])
    return chosen


def share_a_fingerprint(first: Article, second: Article) -> bool:
    """Whether two articles may share a long passage. If not, they do not."""
    return not set(_sums(first)).isdisjoint(_sums(second))


def _overlap(younger: Article, older: Article) -> _Overlap | None:
    """What two accounts share, if it is enough to tell that one rests on the other."""
    first, second = _joined(younger), _joined(older)
    own = [sum(map(bool, account)) for account in (first, second)]
    passages = common_passages(first, second, _PASSAGE)
    shared = sum(passage.length for passage in passages)
    longest = max(passages, key=lambda passage: passage.length, default=Passage(0, 0, 0))
    if longest.length < LONG_PASSAGE or shared < min(_ENOUGH, min(own) // 2):
        return None
    told = first[longest.first : longest.first + longest.length]
    return _Overlap(shared, own[0], told)


def _shortened(passage: list[str]) -> str:
    """A passage as a message shows it: enough to find it by."""
    if len(passage) <= _SHOWN:
        return " ".join(passage)
    return f"{' '.join(passage[: _SHOWN - 4])} … {' '.join(passage[-4:])}"


def _joined(article: Article) -> list[str]:
    """An article's own words, with an empty one wherever others are left out."""
    joined: list[str] = []
    for part in _own_words(article):
        joined += part
        joined.append("")
    return joined


def _own_words(article: Article) -> Iterator[list[str]]:
    """The words of an article's own account, in parts between which others are left out."""
    text, at = article.text or "", 0
    for start, end in sorted(_set_aside(article, text)):
        if start > at:
            yield words(text[at:start])
        at = max(at, end)
    yield words(text[at:])


def _set_aside(article: Article, text: str) -> Iterator[tuple[int, int]]:
    for found in _QUOTED.finditer(text):
        yield found.span()
    for passage in article.set_aside:
        yield passage.quote.start, passage.quote.end
    for annotation in article.annotations:
        quote = annotation.quote
        if any(claimant != article.publisher for claimant in annotation.by):
            yield quote.start, quote.end


def _candidates(
    corpus: Corpus, family: Callable[[str], str]
) -> Iterator[tuple[Article, list[Article]]]:
    """Each article with the older ones whose account may be in its own, most likely first."""
    likely: dict[str, Counter[str]] = {}
    for articles in _by_event(corpus).values():
        if len({family(article.id) for article in articles}) < 2:
            continue
        holders: dict[int, list[str]] = {}
        for article in sorted(articles, key=_age):
            counts: Counter[str] = Counter()
            for sum_ in _sums(article):
                known = holders.setdefault(sum_, [])
                counts.update(known)
                if len(known) < _MOST_HOLDERS:
                    known.append(article.id)
            apart = {a: n for a, n in counts.items() if family(a) != family(article.id)}
            if apart:
                likely.setdefault(article.id, Counter()).update(apart)
    for younger, counts in sorted(likely.items()):
        olders = sorted(counts, key=lambda older: (-counts[older], older))[:_MOST_COMPARED]
        yield _article(corpus, younger), [_article(corpus, older) for older in olders]


def _by_event(corpus: Corpus) -> dict[str, list[Article]]:
    """The held articles that stand, by the events that they are about."""
    found: dict[str, list[Article]] = {}
    for article in corpus.records.values():
        if isinstance(article, Article) and article.fingerprints and not article.withdrawn:
            about = (event for each in article.annotations for event in each.about)
            for event in dict.fromkeys(corpus.aliases.get(event, event) for event in about):
                found.setdefault(event, []).append(article)
    return found


def _families(corpus: Corpus) -> Callable[[str], str]:
    """Name every article's family, those joined by any chain of derivations, by one of them."""
    above: dict[str, str] = {}

    def head(article: str) -> str:
        while article in above:
            article = above[article]
        return article

    for article in corpus.records.values():
        if isinstance(article, Article):
            for derivation in article.derived_from:
                parent = corpus.aliases.get(derivation.article, derivation.article)
                if head(parent) != head(article.id):
                    above[head(article.id)] = head(parent)
    return head


def _article(corpus: Corpus, article_id: str) -> Article:
    return cast("Article", corpus.records[article_id])


def _age(article: Article) -> tuple[tuple[str, str], str]:
    return (article.published.sort_key if article.published else ("9999", ""), article.id)


def _sums(article: Article) -> Iterable[int]:
    return memoryview(article.fingerprints).cast("I")

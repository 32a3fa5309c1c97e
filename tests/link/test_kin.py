"""Which articles are compared."""

from tests.support import build_graph

PAPER = {"actors/paper.yml": "{name: Paper, kind: publisher}"}


def article(day: int, *, rests_on: str = "", held: bool = True, withdrawn: bool = False) -> str:
    lines = ["---", "title: T", "publisher: paper", f"published: 2031-05-{day:02}"]
    if rests_on:
        lines.append(f"derived_from: [{{article: {rests_on}, kind: copy, basis: credited}}]")
    if withdrawn:
        lines.append("withdrawn: {on: 2031-06-01, because: Wrong.}")
    lines += ["seal: SEAL", "---", "Words."] if held else ["text: not-held", "---"]
    return "\n".join(lines) + "\n"


def compared(**articles: str) -> list[tuple[str, str]]:
    files = {f"articles/{name}.md": text for name, text in articles.items()}
    return build_graph({**PAPER, **files}).graph.comparisons()


def test_parent_and_child_are_compared_the_older_one_first() -> None:
    assert [("b", "a")] == compared(a=article(2, rests_on="b"), b=article(1))


def test_two_texts_through_one_origin_are_compared_although_it_is_not_held() -> None:
    wire = article(1, held=False)
    copies = {"a": article(2, rests_on="wire"), "b": article(3, rests_on="wire")}

    assert [("a", "b")] == compared(wire=wire, **copies)


def test_two_sources_of_one_text_are_not_compared_with_each_other() -> None:
    both = "a, kind: copy, basis: credited}, {article: b"
    found = compared(a=article(1), b=article(2), c=article(3, rests_on=both))

    assert [("a", "c"), ("b", "c")] == sorted(found)


def test_a_withdrawn_text_is_not_compared() -> None:
    assert [] == compared(a=article(1, withdrawn=True), b=article(2, rests_on="a"))


def test_the_copies_of_one_text_are_not_compared_each_with_each_when_they_are_many() -> None:
    copies = {f"copy-{n}": article(2 + n, rests_on="wire") for n in range(14)}
    found = compared(wire=article(1), **copies)

    assert [("wire", copy) for copy in sorted(copies)] == sorted(found)


def test_every_comparison_is_known_to_both_articles() -> None:
    copies = {
        f"copy-{n}": article(2 + n, rests_on="wire" if n < 9 else "copy-3") for n in range(16)
    }
    files = {f"articles/{name}.md": text for name, text in copies.items()}
    wire = {"articles/wire.md": article(1, held=False)}
    graph = build_graph({**PAPER, **wire, **files}).graph

    for first, second in graph.comparisons():
        assert second in graph.compared_with(first)
        assert first in graph.compared_with(second)

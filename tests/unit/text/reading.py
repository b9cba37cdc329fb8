"""HTML as a visitor gets it: the words, the elements and where its links lead."""

from __future__ import annotations

from html.parser import HTMLParser


class Reader(HTMLParser):
    """Collects words, element names, and attributes of a piece of HTML; a plain `str`, since `Markup` escapes again."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.elements = "", set[str]()
        self.attributes: list[tuple[str, str]] = []
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.elements.add("!--")

    def handle_decl(self, decl: str) -> None:
        self.elements.add("!")

    def handle_pi(self, data: str) -> None:
        self.elements.add("?")

    @property
    def addresses(self) -> list[str]:
        """What links and images lead to."""
        return [value for name, value in self.attributes if name in {"href", "src"}]


MATH = frozenset(
    "math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd "
    "mstyle mpadded mphantom menclose".split()
)
"""Elements of MathML that only show something."""

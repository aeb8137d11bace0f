"""Step 1, read: the official slogans.

In: lines. Out: each slogan verbatim with the line it begins on, in the letter's order, each once. Refuses
sentences about slogans; marks as not sure where nothing but a rule of thumb tells one slogan from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bannergen.spec.letter.headings import MARKER, find_sections, goes_on, heading_rest, is_number_cell
from bannergen.spec.letter.lines import Passage, is_capitals
from bannergen.spec.letter.model import Found, Line

# “…”, «…», "…"; a slogan is far shorter than the bound, which keeps a text full of open quotes cheap.
_QUOTED = re.compile(r"“([^”“]{1,600})[”“]|«([^»«]{1,600})»|\"([^\"]{1,600})\"")
_OPENERS = ("“", "«", '"')
# In running text: khẩu hiệu: “…”; “…” và “…”
_INLINE = re.compile(r"khẩu hiệu[^“«\".;]{0,60}?:?\s*(?=[“«\"])", re.IGNORECASE)
_INLINE_NEXT = re.compile(r"\s*(?:[;,]|và|hoặc)?\s*(?=[“«\"])")
_STOPPED = (".", "!", "?", "…", ";", "”", "»", '"')
_EMPHASIS = re.compile(r"^(?:\*\*|__|\*(?!\s))|(?:\*\*|__|\*)$")
# A line that is no slogan inside a list: (Kèm theo …), rules, the heads of a table's columns.
_ASIDE = re.compile(r"^(?:\((?!\d{1,2}\)|[a-zđ]\)).*|[-–—_*=.\s]+|STT|TT|Số TT|Ghi chú|GHI CHÚ|Nội dung|NỘI DUNG)$")
_ASIDE_CLOSED = re.compile(r"\)[.\s]*$")
# A heading that runs on: "KHẨU HIỆU TUYÊN TRUYỀN" / "NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
_TITLE_RUNS_ON = re.compile(r"^(?:ngày|năm|về|trên địa bàn|nhân|kỷ niệm|trong)\b", re.IGNORECASE)
_TITLE_LINES = 3
# Words that cannot end a slogan, or rarely begin one: the line break is not the slogan's end.
_LINKS = re.compile(r"^(?:của|vì|cho|và|để|với|trong|trên|tại|theo|cùng|là|đến|từ)\b", re.IGNORECASE)
_LINKED = re.compile(r"(?:[,:–-]|\b(?:của|vì|cho|và|để|với|trong|các|một|những|là|ngày|năm))$", re.IGNORECASE)
_LEAST_SYLLABLES = 3
_MOST_SYLLABLES = 70


@dataclass
class _Item:
    """A slogan while its lines come in."""

    line: Line
    marked: bool
    parts: list[str] = field(default_factory=list)
    sure: bool = True

    @property
    def text(self) -> str:
        return " ".join(self.parts)

    @property
    def open(self) -> bool:
        """Whether a quotation has begun and not ended."""
        return self.text.count("“") > self.text.count("”") or self.text.count('"') % 2 == 1

    @property
    def stopped(self) -> bool:
        return self.text.endswith(_STOPPED)


def find_slogans(lines: Sequence[Line], blocks: Iterable[Passage]) -> tuple[Found[str], ...]:
    """Find the slogans below their headings; without any, those quoted in the running text."""
    listed = (found for section in find_sections(lines) for found in _in_section(section.lines))
    return _each_once(listed) or _each_once(_inline(blocks))


def _each_once(found: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    kept: dict[str, Found[str]] = {}
    for each in found:
        kept.setdefault(each.value.casefold().rstrip(" .!"), each)
    return tuple(kept.values())


def _inline(blocks: Iterable[Passage]) -> Iterator[Found[str]]:
    for block in blocks:
        for named in _INLINE.finditer(block.text):
            at: int | None = named.end()
            while at is not None and (match := _QUOTED.match(block.text, at)):
                text = _verbatim(_inner(match))
                if _is_slogan(text):
                    yield Found(text, block.line_at(at))
                following = _INLINE_NEXT.match(block.text, match.end())
                at = following.end() if following else None


def _inner(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)


def _in_section(lines: Sequence[Line]) -> Iterator[Found[str]]:
    for item in _Splitter(_after_title(lines)).items():
        for text in _texts(item.text):
            if _is_slogan(slogan := _verbatim(text)):
                yield Found(slogan, item.line, item.sure)


def _texts(text: str) -> list[str]:
    """Give what an item quotes, alone or after a label with a colon; else the item itself."""
    quoted = list(_QUOTED.finditer(text))
    if quoted and (text.startswith(_OPENERS) or ":" in text[: quoted[0].start()]):
        return [_inner(match) for match in quoted]
    return [text]


def _verbatim(text: str) -> str:
    """Take off what is the list's and not the slogan's: a closing semicolon, the end mark "./."."""
    return _EMPHASIS.sub("", _EMPHASIS.sub("", text.strip()).removesuffix("/.").rstrip(" ;,"))


def _is_slogan(text: str) -> bool:
    fits = _LEAST_SYLLABLES <= len(text.split()) <= _MOST_SYLLABLES
    return fits and not text.endswith(":") and any(map(str.isalpha, text))


def _after_title(lines: Sequence[Line]) -> Sequence[Line]:
    """Drop lines by which the heading runs on, up to "(Kèm theo …)" or a blank line."""
    filled = [i for i, line in enumerate(lines) if line.text][: _TITLE_LINES + 1]
    for i in filled:
        if lines[i].text.startswith("("):
            return _after_aside(lines, i)
        if MARKER.match(lines[i].text):
            break
    at = 0 if lines[0].text else 1
    while at < len(lines) and _TITLE_RUNS_ON.match(lines[at].text) and not lines[at].text.endswith(_STOPPED):
        at += 1
    runs_on = any(line.text for line in lines[at:])
    return lines[at:] if runs_on else lines


def _after_aside(lines: Sequence[Line], at: int) -> Sequence[Line]:
    if MARKER.match(lines[at].text):
        return lines
    closed = (i for i in range(at, min(at + 4, len(lines))) if _ASIDE_CLOSED.search(lines[i].text))
    return lines[next(closed, at) + 1 :]


class _Splitter:
    """Tells slogans apart: by marks, quotes, blank lines, stops; else by rule of thumb."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        filled = [line.text for line in lines if line.text]
        # Stops are a sign only where more lines than the last have one.
        self._uses_stops = any(text.endswith((".", "!", "?", ";")) for text in filled[:-1])
        inner = "".join("x" if line.text else " " for line in lines).strip()
        self._spaced = " " in inner
        self._style: str | None = None
        self._items: list[_Item] = []

    def items(self) -> list[_Item]:
        """Split the lines; an unmarked paragraph after a marked list ends it."""
        gap = True
        for at, line in enumerate(self._lines):
            if not line.text or (_ASIDE.match(line.text) and not self._open):
                gap = True
            elif not self._take(at, gap):
                break
            else:
                gap = False
        return self._items

    @property
    def _open(self) -> bool:
        return bool(self._items) and self._items[-1].open

    def _take(self, at: int, gap: bool) -> bool:
        """Add a line to the last slogan or begin one; False where the list is over."""
        line = self._lines[at]
        if self._open:
            self._items[-1].parts.append(line.text)
            return True
        rest = heading_rest(line.text)
        if rest is not None and not goes_on(self._lines, at):
            return self._label(line, rest)
        match = None if is_number_cell(line.text) else MARKER.match(line.text)
        if match or is_number_cell(line.text):
            self._marked(line, match)
            return True
        return self._unmarked(line, gap)

    def _label(self, line: Line, rest: str) -> bool:
        """Take a heading inside the list: it parts groups, and may carry a slogan itself."""
        self._items.append(_Item(line, marked=True, parts=[rest] if rest else []))
        return True

    def _marked(self, line: Line, match: re.Match[str] | None) -> None:
        kind = (match.lastgroup if match else "number") or ""
        rest = line.text[match.end() :] if match else ""
        last = self._items[-1] if self._items else None
        broken = last and not last.stopped and not last.text.endswith(":") and rest[:1].islower()
        if last and last.text and broken and kind in {"dash", "bullet"}:
            last.parts.append(line.text)  # a dash inside the slogan came to stand at the line's start
            return
        self._style = self._style or kind
        self._items.append(_Item(line, marked=True, parts=[rest] if rest else []))

    def _unmarked(self, line: Line, gap: bool) -> bool:
        last = self._items[-1] if self._items else None
        if last is None or (not last.text and not self._style):
            self._items.append(_Item(line, marked=False, parts=[line.text]))
        elif not last.text:
            last.parts.append(line.text)
        elif self._style:
            return self._goes_on(last, line, gap)
        elif self._begins(last, line, gap):
            self._items.append(_Item(line, marked=False, parts=[line.text], sure=self._sure(last, line, gap)))
        else:
            last.parts.append(line.text)
        return True

    def _goes_on(self, last: _Item, line: Line, gap: bool) -> bool:
        """Read an unmarked line of a marked list: the slogan goes on, a label, or the list is over."""
        if line.text.endswith(":"):
            self._items.append(_Item(line, marked=True, parts=[line.text]))
            return True
        if line.text.startswith(_OPENERS):
            self._items.append(_Item(line, marked=False, parts=[line.text]))
            return True
        alike = is_capitals(last.text) == is_capitals(line.text)
        over = (gap and not line.text[0].islower()) or (last.stopped and not alike)
        if over:
            return False
        last.parts.append(line.text)
        return True

    def _begins(self, last: _Item, line: Line, gap: bool) -> bool:
        """Tell whether an unmarked line of an unmarked list begins a slogan."""
        text = line.text
        if text.startswith(_OPENERS) or last.stopped:
            return True
        if text[0].islower():
            return False
        if gap:
            return True
        if self._uses_stops or self._spaced or _LINKS.match(text) or _LINKED.search(last.parts[-1]):
            return False
        return len(text.split()) > _LEAST_SYLLABLES

    def _sure(self, last: _Item, line: Line, gap: bool) -> bool:
        alike = is_capitals(self._items[0].text) == is_capitals(line.text)
        return alike and (gap or last.stopped)

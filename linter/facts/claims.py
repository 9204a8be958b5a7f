"""Station 3: what prose claims: quantities with the thing that they count."""

import re
from collections.abc import Sequence

from linter.facts.lexicon import Lexicon
from linter.facts.names import head_of
from linter.facts.quantity import find_quantities
from linter.facts.scoring import find_scoring_rules
from linter.facts.text import Text
from linter.facts.types import Claim, Quantity

_MARKS = frozenset("，,。；;：:！!？?、（(\n")
_CLOSING = {"）": "（", ")": "(", "”": "“", "》": "《"}
_SENTENCE_END = re.compile(r"[。；;！!？?]")
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?、（(\n]")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.．、）)]|[（(]\d{1,2}[）)]|(?:19|20)\d{2}年度?)+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年?")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_LONGEST_HEAD = 24
_LONGEST_DEFINITION = 30
_EXPLAINS = re.compile(r"[\d，,。；;：:、/÷=＝×（(\n]|和|及|与|或")
_LONGEST_CLAUSE = 80
_LONGEST_BRACKET = 12
_LONGEST_SENTENCE = 200
# Dimensions whose units are measure words: what is counted may stand right behind them.
_ALSO = ("和", "与", "及", "以及")
_COUNTED = frozenset({"count", "person", "organisation", "household", "times", "person_times"})
# What is measured may stand behind as well, where nothing before says it: 对360公里农村公路开展….
_MEASURED = frozenset({"area", "length", "volume", "weight"})


def find_claims(text: Text, lexicon: Lexicon, year: int | None = None) -> tuple[Claim, ...]:
    """Every quantity that the text claims, with its head noun and the circumstances.

    Scoring rules (每减少1次扣5分) claim nothing, nor does 一 as an article (一个安全的环境).
    `year` is the budget year.
    """
    quantities = find_quantities(text, lexicon)
    if not quantities:
        return ()
    rules = [rule.span for rule in find_scoring_rules(text, lexicon)]
    return tuple(
        _claim(text, quantities, index, lexicon, year)
        for index, quantity in enumerate(quantities)
        if not _is_article(quantity)
        and not any(start <= quantity.span[0] < end for start, end in rules)
    )


def _is_article(quantity: Quantity) -> bool:
    uncertain = quantity.dimension in _COUNTED or quantity.dimension is None
    return uncertain and quantity.text.startswith("一") and quantity.number == 1


def _claim(
    text: Text, quantities: Sequence[Quantity], index: int, lexicon: Lexicon, year: int | None
) -> Claim:
    quantity = quantities[index]
    start, end = quantity.span
    clause = _clause_start(text, start)
    first = max(clause, quantities[index - 1].span[1] if index else 0)
    before = text[first:start]
    head, behind = _head(text, quantity, before, lexicon)
    last = text.find(head, end) + len(head) if behind else end
    total_word = _total_word(before, lexicon)
    joined = behind and _is_joined(text, first, start)
    is_part = _is_part(text, start, lexicon) and not _sums_up(before, total_word)
    return Claim(
        source=text,
        span=(first, last),
        text=text[first:last],
        quantity=quantity,
        head=head,
        vocabulary=lexicon.content_words,
        total_word=total_word,
        is_part=is_part or joined,
        is_of_other_years=_is_past(before, lexicon, year)
        or lexicon.words_pattern("several_years").search(text, clause, start) is not None
        or _is_origin(text, before, end, lexicon),
        is_rate=quantity.per is not None
        or lexicon.words_pattern("rate").search(before) is not None
        or _is_per_one(before, lexicon)
        or (index > 0 and _recurs(text, quantities[index - 1], first, lexicon)),
    )


def _is_per_one(before: str, lexicon: Lexicon) -> bool:
    """Whether 每 and a unit stand right before the number: 每片45万元."""
    start = before.rfind("每")
    return start >= 0 and before[start + 1 :] in lexicon.units


def _recurs(text: str, previous: Quantity, first: int, lexicon: Lexicon) -> bool:
    """Whether the quantity before says how often: 每半年开展1次, where 半年 is one."""
    start, end = previous.span
    return end == first and start > 0 and text[start - 1] in lexicon.recurring


def value_claim(
    value: Quantity, name: Text | None, description: Text | None, lexicon: Lexicon
) -> Claim | None:
    """What an indicator's value claims of the thing in its name; None without a name."""
    if not name:
        return None
    return Claim(
        source=value.source,
        span=value.span,
        text=value.text,
        quantity=value,
        head=name,
        vocabulary=lexicon.content_words,
        total_word=None,
        is_part=False,
        is_of_other_years=False,
        is_rate=value.per is not None,
        described=_definition(description or ""),
    )


def _definition(description: str) -> str:
    """A description that is one plain phrase (享受补贴的公交线路条数); empty for all that explains,
    calculates, lists or counts."""
    plain = description.rstrip("。；;")
    return "" if len(plain) > _LONGEST_DEFINITION or _EXPLAINS.search(plain) else plain


def _clause_start(text: str, position: int) -> int:
    """Where the clause before `position` begins; short brackets and quotes belong to it."""
    index = position
    lowest = max(0, position - _LONGEST_CLAUSE)
    while index > lowest:
        character = text[index - 1]
        opening = _CLOSING.get(character)
        if opening:
            partner = text.rfind(opening, max(lowest, index - _LONGEST_BRACKET), index)
            if partner < 0:
                break
            index = partner
            continue
        if character in _MARKS:
            break
        index -= 1
    return index


def _sentence_start(text: str, position: int) -> int:
    last = lowest = max(0, position - _LONGEST_SENTENCE)
    for match in _SENTENCE_END.finditer(text, lowest, position):
        last = match.end()
    return last


def _head(text: Text, quantity: Quantity, before: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The noun phrase of a quantity, and whether it stands behind the unit (125家娱乐场所)."""
    front = _trimmed(before, lexicon)[-_LONGEST_HEAD:]
    if front and head_of(front, lexicon) is not None:
        return front, False
    stands_behind = _COUNTED if len(front) > 1 else _COUNTED | _MEASURED
    if quantity.dimension in stands_behind and quantity.per is None:
        behind = _behind(text, quantity.span[1], lexicon)
        if behind:
            return behind, True
    return front, False


def _behind(text: Text, position: int, lexicon: Lexicon) -> str:
    position += text.startswith(tuple(lexicon.words.get("particles", ())), position)
    mark = _CLAUSE_END.search(text, position)
    end = min(mark.start() if mark else len(text), position + _LONGEST_HEAD)
    stop = lexicon.words_pattern("head_stops").search(text, position, end)
    return text[position : stop.start() if stop else end]


def _trimmed(before: str, lexicon: Lexicon) -> str:
    """The words before a number without numbering, fillers and verbs at both ends."""
    phrase = _NUMBERING.sub("", before.strip())
    fronts = lexicon.words.get("fillers_before", ())
    ends = lexicon.words.get("fillers_after", ())
    while phrase:
        end = max((word for word in ends if phrase.endswith(word)), key=len, default="")
        front = max((word for word in fronts if phrase.startswith(word)), key=len, default="")
        if not end and not front:
            break
        phrase = phrase[len(front) : len(phrase) - len(end)] if phrase != front else ""
    return phrase


def _total_word(before: str, lexicon: Lexicon) -> str | None:
    """The word that introduces the number as a total; a short one must stand right before it."""
    found = None
    for match in lexicon.words_pattern("total").finditer(before):
        found = match
    if found is None:
        return None
    rest = _trimmed(before[found.end() :], lexicon)
    farthest = 4 if len(found[0]) > 1 else 0
    return found[0] if len(rest) <= farthest else None


def _is_part(text: str, position: int, lexicon: Lexicon) -> bool:
    """Whether the sentence has said 其中, 包括 …, brackets that are closed left out."""
    sentence = _BRACKETED.sub("", text[_sentence_start(text, position) : position])
    return lexicon.words_pattern("part").search(sentence) is not None


def _sums_up(before: str, total_word: str | None) -> bool:
    """Whether a clause of its own gives the total (其中甲费6万元、乙费3万元，共计9万元)."""
    return total_word is not None and before.lstrip().startswith(total_word)


def _is_joined(text: str, first: int, start: int) -> bool:
    """Whether what stands behind the number is said of things before it as well: 图书馆和9个文化站
    免费开放, 图书馆1个、文化站9个免费开放."""
    return text.endswith(_ALSO, 0, start) or (first < start and text[first - 1 : first] == "、")


def _is_origin(text: str, before: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the figure is where a change starts: 由45分钟缩短至30分钟."""
    if not before.endswith(tuple(lexicon.words.get("origin", ()))):
        return False
    change = lexicon.words_pattern("change").match(text, end)
    return change is not None and text.startswith(
        tuple(lexicon.words.get("arrival", ())), change.end()
    )


def _is_past(before: str, lexicon: Lexicon, year: int | None) -> bool:
    if lexicon.words_pattern("past").search(before):
        return True
    years = [int(found) for found in _YEAR.findall(before)]
    return year is not None and bool(years) and max(years) < year

"""Builds rules/lexicon/slips.txt: wrong forms of common words that no correct text contains.

    python corpus/slips/build.py TEXT…

For every word of words.txt, each character is replaced by those that sound like it
(rules/lexicon/homophones.txt, with -n for -ng and the like) or look like it (shapes.txt). A form
that is a word, stands within a word of jieba's dictionary or in any of the TEXTs is no slip, nor
is one of two characters that are both common words by themselves (各方按, 应即). The texts should
be large, correct and of all kinds; what they contain can never be reported. What proved to be
right though it is rare stands in right.txt.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jieba

HERE = Path(__file__).parent
LEXICON = HERE.parent.parent / "rules" / "lexicon"
TARGET = LEXICON / "slips.txt"
COMMON = 3200
OFTEN = 20_000
# The characters that are words of their own most often (的, 一, 在 …) stand beside any other.
WORDS_OF_THEIR_OWN = 60
# Two of these may stand side by side.
SINGLE_WORDS = 300
NEAR = (("ang", "an"), ("eng", "en"), ("ing", "in"))
HEADER = """\
# 常用词写错一个字的形式：同音、近音或形近，在正确的文字里从不出现。
# 由 corpus/slips/build.py 生成；读音见 homophones.txt；已除去 jieba 词典（MIT 许可）里的词
# 和词中相邻的字、大量正确文本里出现过的，以及两个字各自常常成词的。
# 每行：错的写法 对的写法（可有几个）
"""


def grams(texts: Iterable[str]) -> set[str]:
    """Every two and three neighbouring characters of the texts."""
    return {text[i : i + n] for text in texts for n in (2, 3) for i in range(len(text) - n + 1)}


def dictionary() -> tuple[Counter[str], Counter[str]]:
    """The words of jieba's dictionary and all characters, with how often each occurs."""
    words: Counter[str] = Counter()
    often: Counter[str] = Counter()
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, frequency, *_ = line.decode("utf-8").split(" ")
            words[word] = int(frequency)
            often.update(dict.fromkeys(word, int(frequency)))
    return words, often


def readings(common: set[str]) -> Mapping[str, list[str]]:
    """The common characters of each reading."""
    found: dict[str, list[str]] = {}
    for line in (LEXICON / "homophones.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            reading, _, group = line.partition(" ")
            found[reading] = [character for character in group if character in common]
    return found


def near_readings(reading: str) -> Iterator[str]:
    for long, short in NEAR:
        if reading.endswith(long):
            yield reading.removesuffix(long) + short
        elif reading.endswith(short):
            yield reading.removesuffix(short) + long


def confusions(often: Counter[str]) -> Mapping[str, set[str]]:
    """For each character those that are typed for it by mistake."""
    groups = readings({character for character, _ in often.most_common(COMMON)})
    found: dict[str, set[str]] = {}
    for reading, group in groups.items():
        near = {c for other in near_readings(reading) for c in groups.get(other, ())}
        for character in group:
            alike = {c for c in near if often[c] >= OFTEN}
            found.setdefault(character, set()).update(group, alike)
    for group in (HERE / "shapes.txt").read_text(encoding="utf-8").split():
        for character in group:
            found.setdefault(character, set()).update(group)
    return found


def lonely(words: Counter[str], count: int) -> set[str]:
    """The characters that stand alone most often."""
    single = Counter({word: often for word, often in words.items() if len(word) == 1})
    return {character for character, _ in single.most_common(count)}


def slips(
    words: Iterable[str],
    typed: Mapping[str, set[str]],
    seen: set[str],
    known: set[str],
    single: set[str],
) -> Mapping[str, list[str]]:
    """The wrong forms with the words meant: no `seen` form, without any of the `known`, and not of
    two `single` words."""
    found: dict[str, list[str]] = {}
    for word in words:
        for place, character in enumerate(word):
            for other in sorted(typed.get(character, set()) - {character}):
                wrong = word[:place] + other + word[place + 1 :]
                if wrong in seen or (len(wrong) == 2 and single.issuperset(wrong)):
                    continue
                if not _holds_a_word(wrong, place, known):
                    found.setdefault(wrong, []).append(word)
    return found


def _holds_a_word(wrong: str, place: int, known: set[str]) -> bool:
    """Whether the wrong character of a longer form belongs to a word with its neighbour."""
    pairs = (wrong[max(place - 1, 0) : place + 1], wrong[place : place + 2])
    return wrong in known or (len(wrong) > 2 and any(pair in known for pair in pairs))


def main(paths: Iterable[str]) -> None:
    words = (HERE / "words.txt").read_text(encoding="utf-8").split()
    known, often = dictionary()
    texts = (line for path in (HERE / "right.txt", *map(Path, paths)) for line in _lines(path))
    seen = grams(texts) | grams(known) | set(words)
    alone = lonely(known, WORDS_OF_THEIR_OWN)
    typed = {character: others - alone for character, others in confusions(often).items()}
    single = lonely(known, SINGLE_WORDS)
    found = slips(words, typed, seen, {*known, *words}, single)
    lines = (f"{wrong} {' '.join(dict.fromkeys(right))}\n" for wrong, right in found.items())
    TARGET.write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")
    print(f"{TARGET}: {len(found)}")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="ignore").splitlines()


if __name__ == "__main__":
    main(sys.argv[1:])

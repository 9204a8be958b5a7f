"""A clean document as another county would have written it in another year.

Unit prices and totals grow together, so that what is multiplied in the text still comes out; what
does not survive a change of names is what the linter is there for.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from corpus.build_clean import NAME, VALUE, Book, Grid, Project, Row, checked_code
from tests.bulk.generate.place import Place

_MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?(?=(?:万|亿)?元)")
_AMOUNT = re.compile(r"\d[\d,]*\.\d\d")
_YEAR = re.compile(r"20[12]\d(?=年|〕|—20)")
_UNIT = re.compile(r"(..)([县区市])(.+)")
_DOCUMENT = r"(?<![一-鿿]){}(?=[一-鿿]{{1,4}}〔)"
_SIGN = re.compile(r"[1-9]")
_MONEY_UNITS = ("元", "万元", "亿元")
_TOWNS = ("城关", "河东", "河西", "南关", "北庄", "双桥", "大营", "新集", "柳树", "白塔", "高庙")
_SUFFIXES = ("", "", "", "（{}片区）", "（{}镇）", "（{}试点）", "（一期）", "（续建）")
# Things of one kind, any of which a project may be about.
_LIKE = (
    ("生猪", "肉牛", "奶牛"),
    ("家禽", "肉鸡", "蛋鸭"),
    ("帐篷", "板房", "雨衣"),
    ("棉被", "毛毯", "睡袋"),
    ("秸秆", "尾菜", "果枝"),
    ("耕地", "园地", "林地", "草地"),
    ("图书", "期刊", "绘本"),
    ("戏曲", "曲艺", "皮影", "杂技"),
    ("文庙", "县衙", "城隍庙", "书院"),
    ("教室", "宿舍", "食堂"),
    ("屋面", "外墙", "门窗"),
    ("护林员", "巡山员", "瞭望员"),
    ("无人机", "直升机", "越野车"),
    ("电梯", "锅炉", "叉车", "起重机"),
    ("机井", "水窖", "泵站"),
    ("水库", "塘坝", "水闸"),
    ("档案", "图纸", "证照"),
    ("呼吸机", "输液泵", "麻醉机"),
    ("电工", "焊工", "钳工", "瓦工"),
    ("家政服务员", "育婴员", "保育员"),
    ("宣传手册", "宣传折页", "挂历"),
    ("路口", "路段", "匝道"),
    ("护栏", "隔离墩", "警示桩"),
    ("公交", "客运班车", "旅游专线"),
    ("村卫生室", "社区卫生站", "中心卫生院"),
    ("老年人", "残疾人", "未成年人"),
    ("青石河", "白马河", "沙河", "柳河"),
    ("食用农产品", "餐饮食品", "保健食品"),
    ("流感疫苗", "肺炎疫苗", "带状疱疹疫苗"),
    ("供暖", "供冷", "供热"),
)

Rewrite = Callable[[str], str]
Block = str | Grid


def varied(base: Book, place: Place) -> Book:
    """The document of one office and year; the office has the same projects year by year."""
    office = random.Random(f"office {place.county} {place.office}")
    year = random.Random(f"year {place.county} {place.office} {place.year}")
    count = min(office.choice((1, 2, 2, 3, 3, 4, 5, 6)), len(base.projects))
    projects = sorted(office.sample(range(len(base.projects)), count))
    prices = Decimal(office.randrange(60, 181)) / 100
    growth = Decimal(year.choice(("1", "1", "1.02", "1.05")))
    rewrite = _rewrite(base, place, office)
    book = replace(
        base,
        year=str(place.year),
        projects=tuple(
            _project(base.projects[each], place, prices * growth, rewrite, office)
            for each in projects
        ),
        before=tuple(_block(block, prices * growth, rewrite) for block in base.before),
        after=tuple(_block(block, prices * growth, rewrite) for block in base.after),
        unit=rewrite(base.unit),
    )
    return _carried(book, prices) if year.random() < 0.08 else book


def _carried(book: Book, prices: Decimal) -> Book:
    """Last year's rows under another budget."""
    scale = Decimal("1.5") if prices < 1 else Decimal("0.6")
    projects = tuple(
        replace(p, budget=grown(p.budget, scale), fiscal=grown(p.fiscal, scale), purpose="")
        for p in book.projects
    )
    return replace(book, projects=projects)


def _rewrite(base: Book, place: Place, office: random.Random) -> Rewrite:
    """Names of the place and of things, and the years, changed in a text."""
    match = _UNIT.match(base.unit)
    assert match, base.unit
    old, kind, _ = match.groups()
    number = re.compile(_DOCUMENT.format(old[0]))
    shift = place.year - int(base.year)
    words = {f"全{kind}": f"全{place.kind}", f"{old}{kind}": f"{place.name}{place.kind}"}
    words[old] = place.name
    for group in _LIKE:
        words |= dict.fromkeys(group[:1], office.choice(group))
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))

    def rewrite(text: str) -> str:
        text = pattern.sub(lambda found: words[found[0]], text)
        text = number.sub(place.name[0], text)
        return _YEAR.sub(lambda found: str(int(found[0]) + shift), text)

    return rewrite


def _project(
    project: Project, place: Place, scale: Decimal, rewrite: Rewrite, office: random.Random
) -> Project:
    suffix = office.choice(_SUFFIXES).format(office.choice(_TOWNS))
    name = rewrite(project.name) + suffix

    def text(cell: str) -> str:
        return rewrite(priced(cell, scale))

    return replace(
        project,
        title=name,
        name=name,
        code=_code(project.code, place),
        budget=grown(project.budget, scale),
        fiscal=grown(project.fiscal, scale),
        other=grown(project.other, scale),
        purpose=text(project.purpose),
        goals=tuple(map(text, project.goals)),
        rows=tuple(_row(row, scale, text) for row in _kept(project.rows, office)),
    )


def _code(code: str, place: Place) -> str:
    if not code:
        return ""
    return checked_code(f"13{place.county % 10000:04}{place.year % 100}{code[8:20]}")


def _kept(rows: tuple[Row, ...], office: random.Random) -> tuple[Row, ...]:
    """The rows, now and then without one that has a neighbour of its kind."""
    spare = [at for at in range(1, len(rows)) if rows[at].level2 == rows[at - 1].level2]
    left_out = office.choice(spare) if spare and office.random() < 0.3 else -1
    return tuple(row for at, row in enumerate(rows) if at != left_out)


def _row(row: Row, scale: Decimal, text: Rewrite) -> Row:
    cells = {heading: text(cell) for heading, cell in row.cells.items()}
    if row["计量单位"].startswith(_MONEY_UNITS):
        cells[VALUE] = grown(row[VALUE], scale)
    return replace(row, cells=cells | {NAME: text(row[NAME])})


def _block(block: Block, scale: Decimal, rewrite: Rewrite) -> Block:
    if isinstance(block, str):
        return rewrite(priced(block, scale))
    return Grid(
        tuple(
            tuple(grown(cell, scale) if _AMOUNT.fullmatch(cell) else rewrite(cell) for cell in row)
            for row in block.rows
        )
    )


def priced(text: str, scale: Decimal) -> str:
    """A text with every sum of money in it grown."""
    return _MONEY.sub(lambda found: grown(found[0], scale), text)


def grown(text: str, scale: Decimal) -> str:
    """An amount times the scale, exactly, with no fewer decimals than it had."""
    if not _SIGN.search(text):
        return text
    amount = Decimal(text.replace(",", ""))
    decimals = -int(amount.as_tuple().exponent)
    product = (amount * scale).normalize()
    decimals = max(decimals, -int(product.as_tuple().exponent), 0)
    comma = "," if "," in text else ""
    return f"{product:{comma}.{decimals}f}"

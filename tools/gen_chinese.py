"""Make the tables of resources/chinese from their public sources (development only).

Needs, in an environment of its own: pypinyin, pypinyin-dict, jieba and OpenCC from PyPI; and the npm packages
china-division 2.7.0 (cities.csv) and pinyin-pro 3.29.4 (surname.mjs), unpacked anywhere:

    python tools/gen_chinese.py readings phrases words traditional
    python tools/gen_chinese.py surnames path/to/surname.mjs
    python tools/gen_chinese.py places path/to/cities.csv
"""

from __future__ import annotations

import csv
import importlib
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "resources" / "chinese"
TONED = dict(zip("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvnnnm", strict=True))

# Readings that the sources put second although a buyer meets them first.
FIRST = dict(
    re.findall(
        r"(\S)=(\S+)",
        "长=cháng 晟=shèng 媛=yuán 调=tiáo 觉=jué 娜=nà 杆=gān 佛=fó 颇=pō 勒=lè 仆=pú 框=kuàng 谁=shéi "
        "卜=bǔ 薄=báo 靓=liàng 茄=qié 匙=chí 椎=zhuī 刨=bào 肋=lèi 掺=chān 砝=fǎ 炔=quē 萎=wěi 曝=bào 似=sì "
        "杠=gàng 咽=yàn 哄=hōng 囤=tún 豉=chǐ 裳=cháng 吁=yù 啜=chuò 捋=luō 伽=jiā 翟=zhái 脊=jǐ 焘=tāo "
        "辗=zhǎn 傀=kuǐ 阙=què 鹄=hú 踉=liàng 跄=qiàng 哮=xiào 帖=tiě 荫=yìn 揣=chuǎi 孱=chán 龈=yín "
        "铤=tǐng 诘=jié 芾=fú 沓=tà 摒=bìng 哗=huá 潦=liáo 豁=huò 犸=mǎ 犍=qián 矽=xī 葚=shèn 沤=òu 珲=hún "
        "戗=qiàng 噱=xué 隽=jùn 甸=diàn 纥=hé 谩=màn ",
    )
)
SANDHI = {"一yí": "yī", "一yì": "yī", "不bú": "bù"}
# Pairs that are written as two words (GB/T 16159-2012, 6.1.5 and 6.1.8): 一个, 这次, 不能, 发给.
APART = [
    ("一两几", "个次天年条份封声种场家件张位批箱台只名月周项片把支杯瓶块套组双岁层号"),
    ("这那哪某", "次种条件位批家份张"),
    ("上下", "次"),
    ("不", "是能会要用想敢让肯去来吃到再喝做买卖给看说成"),
    ("发交送寄补还借卖带留打", "给到"),
    ("我你您他她", "会好要想"),
    ("厂店家心手城村院", "里"),
]
BASIC = range(0x4E00, 0xA000)
COMMON_WORD = 50
LONGEST_WORD = 4


def source(module: str, table: str) -> Any:
    """Return a table, or a class, of a package that only this tool needs."""
    return getattr(importlib.import_module(module), table)


def plain(reading: str) -> str:
    """Return a reading without its tone."""
    return "".join(TONED.get(c, c).replace("ü", "v") for c in reading)


def write(name: str, notice: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with its notice as comment lines."""
    lines = [f"# {line}" for line in notice.splitlines()] + ["\t".join(row) for row in rows]
    path = TABLES / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines)} lines, {path.stat().st_size:,} bytes")


def readings_of() -> dict[str, list[str]]:
    """Return for every character of the basic block its default reading and the others in common use."""
    whole = source("pypinyin.pinyin_dict", "pinyin_dict")
    frequent = source("pypinyin_dict.pinyin_data.khanyupinlu", "pinyin_dict")
    standard = source("pypinyin_dict.pinyin_data.ktghz2013", "pinyin_dict")
    table = {}
    for code in BASIC:
        if code not in whole:
            continue
        first = FIRST.get(chr(code), whole[code].split(",")[0])
        common = {*frequent.get(code, "").split(","), *standard.get(code, "").split(",")} - {""}
        others = [r for r in whole[code].split(",") if r in common and r != first]
        table[chr(code)] = [first, *others]
    return table | {"〇": ["líng"]}


def make_readings() -> None:
    """Write the characters of each set of readings."""
    groups: dict[str, list[str]] = defaultdict(list)
    for character, readings in readings_of().items():
        groups[" ".join(readings)].append(character)
    notice = (
        "Readings: the default one first, then others in common use; the characters that share them.\n"
        "Made by tools/gen_chinese.py from pypinyin and pypinyin-dict (MIT); see NOTICE.md."
    )
    write("readings.tsv", notice, sorted((key, "".join(chars)) for key, chars in groups.items()))


def choose(options: list[str], default: str, *, neutral: bool) -> str:
    """Return one of several dictionary readings: the neutral tone where allowed, else the default reading."""
    light = [o for o in options if not any(c in TONED for c in o)]
    if len(options) > 1 and neutral and light:
        return light[0]
    full = [o for o in options if o not in light] or options
    return default if default in full else full[0]


def phrase_readings() -> dict[str, list[str]]:
    """Return the words whose reading is not that of their characters, CC-CEDICT before pypinyin."""
    first = {character: readings[0] for character, readings in readings_of().items()}
    frequency = frequencies()
    found: dict[str, list[str]] = {}
    merged = (
        (source("pypinyin_dict.phrase_pinyin_data.cc_cedict", "phrases_dict"), 1),
        (source("pypinyin.phrases_dict", "phrases_dict"), 30),
    )
    known: set[str] = set()
    for table, least in merged:
        for word, options in table.items():
            usable = (
                word not in known
                and len(word) == len(options)
                and len(word) > 1
                and set(word) <= first.keys()
            )
            known.add(word)
            if usable and (
                frequency.get(word, 0) >= least or len(word) <= LONGEST_WORD < least + LONGEST_WORD - 1
            ):
                reading = [
                    choose(o, first[c], neutral=at > 0)
                    for at, (c, o) in enumerate(zip(word, options, strict=True))
                ]
                reading = [SANDHI.get(c + r, r) for c, r in zip(word, reading, strict=True)]
                if reading != [first[c] for c in word]:
                    found[word] = [erhua(c, r, i) for i, (c, r) in enumerate(zip(word, reading, strict=True))]
    return found


def erhua(character: str, reading: str, index: int) -> str:
    """Return ``r`` for the 儿 that only colours the syllable before it."""
    return "r" if character == "儿" and reading == "er" and index else reading


def frequencies() -> dict[str, int]:
    """Return jieba's counts of words."""
    folder = Path(importlib.import_module("jieba").__file__ or "").parent
    rows = (line.split() for line in (folder / "dict.txt").read_text(encoding="utf-8").splitlines())
    return {row[0]: int(row[1]) for row in rows}


def make_phrases() -> None:
    """Write the words with a reading of their own."""
    notice = (
        "Words whose reading differs from the default readings of their characters, or has a neutral tone\n"
        "(r = 儿 that colours the syllable before it).\n"
        "Extract of CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), licence CC BY-SA 4.0;\n"
        "this file carries the same licence. Some words by pypinyin (MIT). Made by tools/gen_chinese.py; see NOTICE.md."
    )
    write("phrases.tsv", notice, sorted((w, " ".join(r)) for w, r in phrase_readings().items()))


def make_words() -> None:
    """Write common words by the binary logarithm of their count."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word, count in frequencies().items():
        han = all(ord(c) in BASIC for c in word)
        apart = len(word) == 2 and any(word[0] in a and word[1] in b for a, b in APART)
        apart = apart or (len(word) == 3 and word[0] in APART[0][0] and word[1] == "个")
        common = not apart and count >= (COMMON_WORD if len(word) > 1 else 2)
        if han and common and len(word) <= LONGEST_WORD:
            groups[round(math.log2(count))].append(word)
    notice = (
        "Common words by the binary logarithm of their count in running text, for telling words apart.\n"
        "Made by tools/gen_chinese.py from the dictionary of jieba 0.42.1 (MIT); see NOTICE.md."
    )
    write("words.tsv", notice, ((str(w), " ".join(sorted(groups[w]))) for w in sorted(groups, reverse=True)))


def make_surnames(path: str) -> None:
    """Write surnames with their readings; our own adjudications stand in own_surnames.tsv."""
    text = Path(path).read_text(encoding="utf-8")
    rows = re.findall(r"^ {4}(\S{1,2}): '([^']+)'", text, re.MULTILINE)
    notice = (
        "Surnames and how they are read as surnames; own_surnames.tsv goes before this table.\n"
        "Made by tools/gen_chinese.py from pinyin-pro 3.29.4 (MIT); see NOTICE.md."
    )
    write("surnames.tsv", notice, sorted(set(rows)))


def make_places(path: str) -> None:
    """Write the prefecture-level cities: division code and name without 市."""
    with Path(path).open(encoding="utf-8") as file:
        rows = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    fillers = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
    notice = (
        "Prefecture-level cities and prefectures by division code (GB/T 2260).\n"
        "Made by tools/gen_chinese.py from china-division 2.7.0, cities.csv (MIT); see NOTICE.md."
    )
    write("cities.tsv", notice, (row for row in rows if row[1] not in fillers))


def make_traditional() -> None:
    """Write the simplified characters with the traditional ones that are written with them."""
    convert = source("opencc", "OpenCC")("t2s").convert
    known = set((TABLES / "readings.tsv").read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = defaultdict(list)
    for character in map(chr, BASIC):
        simple = convert(character)
        if simple != character and character in known:
            groups[simple].append(character)
    notice = (
        "Simplified characters with the traditional ones that they stand for.\n"
        "Made by tools/gen_chinese.py from the dictionaries of OpenCC 1.4.2 (Apache-2.0); see NOTICE.md."
    )
    write("traditional.tsv", notice, sorted((simple, "".join(many)) for simple, many in groups.items()))


MAKERS: dict[str, Callable[..., None]] = {
    "readings": make_readings,
    "phrases": make_phrases,
    "words": make_words,
    "surnames": make_surnames,
    "places": make_places,
    "traditional": make_traditional,
}


def main(arguments: list[str]) -> int:
    """Make the tables that are named; a table that needs a file takes it as its next argument."""
    waiting = list(arguments)
    while waiting:
        name = waiting.pop(0)
        needs_file = name in ("surnames", "places")
        MAKERS[name](*([waiting.pop(0)] if needs_file else []))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

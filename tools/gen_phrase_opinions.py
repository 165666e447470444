"""Ask two other engines how they read each phrase and message, and keep their answers for the gate (development only).

Needs an environment of its own with g2pM from PyPI, and node with the npm package pinyin-pro:

    python -m venv OPINIONS && OPINIONS/bin/pip install g2pM
    npm install --prefix OPINIONS pinyin-pro@3.29.4
    python -m tools.gen_phrase_opinions OPINIONS

Their answers differ where a tone is neutral or a character has several readings; tools/check_phrases.py wants a
row of adjudications.tsv for each difference.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from desktop.chinese.syllables import parse
from desktop.chinese.tables import HAN
from tools import check_messages
from tools.check_phrases import FOLDER
from tools.phrases.books import OPINION_COLUMNS, Phrase, digest, load

_G2PM = """
import json, sys
from g2pM import G2pM
read = G2pM()
json.dump([read(text, tone=True, char_split=False) if text else [] for text in json.load(sys.stdin)], sys.stdout)
"""
_PINYIN_PRO = """
const { pinyin } = require('pinyin-pro');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const given = { toneType: 'num', type: 'array', toneSandhi: false, v: true };
process.stdout.write(JSON.stringify(texts.map((text) => pinyin(text, given))));
"""


def ask(command: list[str], texts: list[str], folder: Path) -> list[str]:
    """Give texts to an engine and return its syllables, a line for each text; empty where they do not fit."""
    run = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, cwd=folder, check=True
    )
    return [_line(text, answer) for text, answer in zip(texts, json.loads(run.stdout), strict=True)]


def _line(text: str, answer: list[str]) -> str:
    syllables = [parse(one).numbered for one in answer if re.fullmatch(r"[a-zü:]+[0-5]", one)]
    return " ".join(syllables) if len(syllables) == len(re.findall(f"[{HAN}]", text)) else "?"


def main(arguments: list[str]) -> int:
    """Write ``opinions.tsv`` of the phrases and of the messages anew."""
    tools = Path(arguments[0]).resolve()
    messages = check_messages.books(check_messages.all_texts())
    for read, path in (
        (list(load(FOLDER)), FOLDER / "checks" / "opinions.tsv"),
        (list(messages), check_messages.FOLDER / "opinions.tsv"),
    ):
        _write(read, path, tools)
    return 0


def _write(phrases: list[Phrase], path: Path, tools: Path) -> None:
    # Latin words confuse both engines and have no reading: a comma stands for them.
    texts = [re.sub(f"[^{HAN}，。！？]+", "，", phrase["simplified"]) for phrase in phrases]
    answers = [
        ask([str(tools / "bin" / "python"), "-c", _G2PM], texts, tools),
        ask(["node", "-e", _PINYIN_PRO], texts, tools),
    ]
    rows = [
        "\t".join((phrase.id, digest(phrase["simplified"]), *lines))
        for phrase, *lines in zip(phrases, *answers, strict=True)
    ]
    text = "\n".join(["\t".join(OPINION_COLUMNS), *rows]) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.parent.name}: {len(rows)} texts, {text.count('?')} answers that do not fit")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

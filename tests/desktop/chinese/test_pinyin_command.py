"""``python -m desktop pinyin`` answers a line for each text, without a journal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main

Read = dict[str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path))

    def call(*arguments: str) -> list[Read]:
        assert main(["pinyin", *arguments]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


@pytest.mark.parametrize(
    ("name", "pinyin", "numbers"),
    [
        ("单总", "Shàn zǒng", "shan4 zong3"),
        ("曾经理", "Zēng jīnglǐ", "zeng1 jing1 li3"),
        ("任长乐", "Rén Chánglè", "ren2 chang2 le4"),
        ("吕芳", "Lǚ Fāng", "lv3 fang1"),
        ("欧阳娜娜", "Ōuyáng Nànà", "ou1 yang2 na4 na4"),
    ],
)
def test_names_begin_with_a_surname(run, name: str, pinyin: str, numbers: str) -> None:
    assert run(name, "--name") == [{"text": name, "pinyin": pinyin, "numbers": numbers}]


@pytest.mark.parametrize(
    ("text", "pinyin", "numbers"),
    [
        ("单曾任", "dān céng rèn", "dan1 ceng2 ren4"),
        ("谢谢先生", "xièxie xiānsheng", "xie4 xie5 xian1 sheng5"),
        ("绿色的，一点儿", "lǜsè de, yīdiǎnr", "lv4 se4 de5 yi1 dian3 r5"),
        ("发PI给我", "fā PI gěi wǒ", "fa1 PI gei3 wo3"),
        ("", "", ""),
    ],
)
def test_texts_are_cited(run, text: str, pinyin: str, numbers: str) -> None:
    assert run(text) == [{"text": text, "pinyin": pinyin, "numbers": numbers}]


def test_a_line_for_each_text_as_it_is_spoken(run) -> None:
    assert [(one["pinyin"], one["numbers"]) for one in run("--spoken", "你好", "不是", "一个")] == [
        ("ní hǎo", "ni2 hao3"),
        ("bú shì", "bu2 shi4"),
        ("yí gè", "yi2 ge4"),
    ]


def test_as_a_script_calls_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "pinyin", "--name", "查良镛"]
    variables = os.environ | {"GUANXI_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, capture_output=True, check=True, timeout=60, env=variables)
    assert json.loads(run.stdout.decode("utf-8"))["pinyin"] == "Zhā Liángyōng"

"""The pinyin of company names."""

from __future__ import annotations

import pytest

from desktop.chinese.companies import company_pinyin


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("义乌市光明五金有限公司", "Yìwū Guāngmíng Wǔjīn"),
        ("东莞市恒达塑胶制品厂", "Dōngguǎn Héngdá Sùjiāo"),
        ("安吉云竹家居有限公司", "Ānjí Yúnzhú Jiājū"),
        ("杭州钱塘采购服务有限公司", "Hángzhōu Qiántáng Cǎigòu Fúwù"),
        ("重庆长虹电器（集团）股份有限公司", "Chóngqìng Chánghóng Diànqì"),
        ("台州市黄岩模具厂", "Tāizhōu Huángyán Mújù"),
        ("西安恩泽贸易有限公司", "Xī'ān Ēnzé Màoyì"),
        ("广东省佛山市南海区南华陶瓷厂", "Guǎngdōng Fóshān Nánhǎi Nánhuá Táocí"),
        ("Acme Ltd", ""),
        ("", ""),
    ],
)
def test_a_company_is_written_as_on_its_card(name: str, pinyin: str) -> None:
    assert company_pinyin(name) == pinyin

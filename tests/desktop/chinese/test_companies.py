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
        ("宁波日升电子有限公司", "Níngbō Rìshēng Diànzǐ"),
        ("永康市晶艺厨具有限公司", "Yǒngkāng Jīngyì Chújù"),
        ("佛山市顺德区美诺厨卫电器有限公司", "Fóshān Shùndé Měinuò Chúwèi Diànqì"),
        ("温州市华泰箱包有限公司", "Wēnzhōu Huátài Xiāngbāo"),
        ("中山市明辉灯饰照明有限公司", "Zhōngshān Mínghuī Dēngshì Zhàomíng"),
        ("台州市恒丰塑业有限公司", "Tāizhōu Héngfēng Sùyè"),
        ("汕头市澄海区乐高毛绒玩具厂", "Shàntóu Chénghǎi Lègāo Máoróng Wánjù"),
        ("绍兴柯桥锦绣家纺有限公司", "Shàoxīng Kēqiáo Jǐnxiù Jiāfǎng"),
        ("苏州市瑞丰无纺布有限公司", "Sūzhōu Ruìfēng Wúfǎngbù"),
        ("嘉兴市海宁紧固件有限公司", "Jiāxīng Hǎiníng Jǐngùjiàn"),
        ("深圳市晨星移动电源有限公司", "Shēnzhèn Chénxīng Yídòng Diànyuán"),
        ("晋江市飞腾鞋材有限公司", "Jìnjiāng Fēiténg Xiécái"),
        ("浙江金华保温杯有限公司", "Zhèjiāng Jīnhuá Bǎowēnbēi"),
        ("厦门市大洋卫浴有限公司", "Xiàmén Dàyáng Wèiyù"),
        ("永康市千禧手推车有限公司", "Yǒngkāng Qiānxǐ Shǒutuīchē"),
        ("宁波市北仑恒达注塑机有限公司", "Níngbō Běilún Héngdá Zhùsùjī"),
        ("Acme Ltd", ""),
        ("", ""),
    ],
)
def test_a_company_is_written_as_on_its_card(name: str, pinyin: str) -> None:
    assert company_pinyin(name) == pinyin

import pytest

from pipeline.parse.references.fold import fold
from pipeline.parse.references.names import authors


def read(text: str) -> list[str]:
    group = authors(fold(text), 0, len(text))
    return [text[member.start : member.end] for member in group.field.inner] if group.field else []


@pytest.mark.parametrize(
    ("printed", "members"),
    [
        ("王小明,李华,等. 题名", ["王小明", "李华", "等"]),
        ("王小明、李华：《题名》", ["王小明", "李华"]),
        ("王  伟, 李 红. 题名", ["王  伟", "李 红"]),
        ("钱复业等．题名", ["钱复业", "等"]),
        ("买买提·艾力. 题名", ["买买提·艾力"]),
        ("王小明主编. 题名", ["王小明"]),
        ("某某省环境监测中心. 题名", ["某某省环境监测中心"]),
        ("国务院. 题名", ["国务院"]),
        ("SMITH J A, van der BERG C. Title", ["SMITH J A", "van der BERG C"]),
        ("Smith JA, Jones B, et al. Title", ["Smith JA", "Jones B", "et al."]),
        ("Morrow C et al．Title", ["Morrow C", "et al．"]),
        ("Smith, J. A., & Jones, B. (2010). Title", ["Smith, J. A.", "Jones, B."]),
        ("J. A. Smith and B.-C. Jones, “Title", ["J. A. Smith", "B.-C. Jones"]),
        ("Smith, John, and Mary Jones. Title", ["Smith, John", "Mary Jones"]),
        ("HU Jie, SHEN Li, and SUN Gang. Title", ["HU Jie", "SHEN Li", "SUN Gang"]),
        ("PAN Shang- kun，LI Zeng- hua. Title", ["PAN Shang- kun", "LI Zeng- hua"]),
        ("D'Incecco A, O'Neill B. Title", ["D'Incecco A", "O'Neill B"]),
        ("Mausam, Schmitz M, Bart R. Title", ["Mausam", "Schmitz M", "Bart R"]),
        ("World Health Organization. Title", ["World Health Organization"]),
        ("Deng D L, Das Sarma S 2017 Phys. Rev. B 96 1", ["Deng D L", "Das Sarma S"]),
        ("煤层与瓦斯共采技术的进展", []),
        ("A model for lakes", []),
        ("", []),
    ],
)
def test_members(printed: str, members: list[str]) -> None:
    assert read(printed) == members

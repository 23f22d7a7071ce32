"""Entries of every kind, as the standards and the styles of foreign journals print them. All works are invented."""

import pytest

from pipeline.parse.references import citation, halves
from tests.references.test_styles import fields

GB: list[tuple[str, dict[str, str]]] = [
    # --- GB/T 7714-2015, journals ---
    (
        "周某某, 吴某. 塘泥的年代[J]. 塘沼学报, 2019, 40(3): 211-219.",
        {
            "type": "journal",
            "authors": "周|某某; 吴|某",
            "title": "塘泥的年代",
            "source": "塘沼学报",
            "year": "2019",
            "volume": "40",
            "issue": "3",
            "fpage": "211",
            "lpage": "219",
        },
    ),
    (
        "周某某, 吴某, 郑某, 等. 塘泥的年代[J/OL]. 塘沼学报, 2019, 40(3): 211-219[2020-01-02]. "
        "http://pond.example/a1.html. DOI: 10.5555/pond.2019.03.",
        {
            "type": "journal",
            "authors": "周|某某; 吴|某; 郑|某",
            "source": "塘沼学报",
            "read": "2020-01-02",
            "url": "http://pond.example/a1.html",
            "doi": "10.5555/pond.2019.03",
            "fpage": "211",
        },
    ),
    (
        "周某某. 塘泥的年代[J]. 塘沼学报(自然科学版), 2019(S1): 11-19, 25.",
        {"source": "塘沼学报(自然科学版)", "year": "2019", "issue": "S1", "fpage": "11", "lpage": "19"},
    ),
    ("周某某. 塘泥的年代[J]. 塘沼学报, 2019, 40: 104523.", {"volume": "40", "fpage": "104523"}),
    ("Lind M. Silt budgets[J]. Pond Policy, 2024, 114088.", {"source": "Pond Policy", "year": "2024", "volume": ""}),
    ("周某某, 吴某. 塘泥的年代[J]. 塘沼学报, 2019, 40(3)：211⁃219.", {"fpage": "211"}),
    # --- books ---
    (
        "周某某. 塘沼学[M]. 3版. 南京: 湖光出版社, 2005: 15-18.",
        {
            "type": "book",
            "source": "塘沼学",
            "edition": "3版",
            "place": "南京",
            "publisher": "湖光出版社",
            "year": "2005",
            "fpage": "15",
            "lpage": "18",
        },
    ),
    (
        "周某某. 塘沼学(第3版)[M]. 南京: 湖光出版社, 2005.",
        {"source": "塘沼学", "edition": "第3版", "publisher": "湖光出版社"},
    ),
    (
        "周某某. 塘沼学. 3版[M]. 南京: 湖光出版社, 2005.",
        {"source": "塘沼学", "edition": "3版", "publisher": "湖光出版社"},
    ),
    ("周某某, 吴某. 塘沼学: 上册[M]. 南京: 湖光出版社, 2005.", {"source": "塘沼学: 上册", "publisher": "湖光出版社"}),
    (
        "莫尔 J. 塘论[M]. 周某某, 吴某, 译. 南京: 湖光出版社, 2005.",
        {
            "type": "book",
            "authors": "莫尔|J",
            "source": "塘论",
            "place": "南京",
            "publisher": "湖光出版社",
            "year": "2005",
        },
    ),
    ("周某某, 主编. 塘沼手册[M]. 南京: 湖光出版社, 2005.", {"authors": "周|某某", "source": "塘沼手册"}),
    (
        "LIND M, REED S. Pond theory[M]. 2nd ed. Leeds: Pond Press, 2011: 5.",
        {"source": "Pond theory", "edition": "2nd ed", "place": "Leeds", "publisher": "Pond Press", "fpage": "5"},
    ),
    (
        "周某某. 池塘全书: 第2卷[M]. 南京: 湖光出版社, 2005: 15.",
        {"publisher": "湖光出版社", "year": "2005", "fpage": "15"},
    ),
    # --- parts of books ---
    (
        "周某某. 塘泥[M]//吴某. 塘沼学大全. 南京: 湖光出版社, 2005: 15-18.",
        {"type": "chapter", "title": "塘泥", "source": "塘沼学大全", "place": "南京", "fpage": "15"},
    ),
    (
        "LIND M. Silt[M]//REED S, BERG K, MOOR P, et al. Pond atlas. Leeds: Pond Press, 2011: 5-9.",
        {"type": "chapter", "title": "Silt", "source": "Pond atlas", "place": "Leeds"},
    ),
    ("周某某. 塘泥[M]//吴某, 郑某, 等. 塘沼学大全. 南京: 湖光出版社, 2005: 15-18.", {"source": "塘沼学大全"}),
    ("LIND M. Silt[M]//REED S, ed. Pond atlas. Leeds: Pond Press, 2011: 5-9.", {"source": "Pond atlas"}),
    # --- conferences ---
    (
        "周某某. 塘泥[C]//中国某某学会. 第三届塘沼学术会议论文集. 南京: 湖光出版社, 2005: 15-18.",
        {"type": "conference", "source": "第三届塘沼学术会议论文集", "place": "南京"},
    ),
    (
        "LIND M, REED S. Silt detection[C]//2011 IEEE Conference on Ponds, Columbus, OH, USA. "
        "New York: IEEE, 2011: 5-9.",
        {"type": "conference", "source": "2011 IEEE Conference on Ponds", "publisher": "IEEE", "fpage": "5"},
    ),
    (
        "LIND M, REED S. Silt detection[C]//Pond Vision, IEEE Conference on. Columbus, USA: IEEE, 2011: 5-9.",
        {"source": "Pond Vision, IEEE Conference on", "place": "Columbus, USA", "publisher": "IEEE"},
    ),
    (
        "LIND M. Silt[C]//1999 Pond Society Summer Meeting. "
        "Conference Proceedings (Cat.No.99PS364), Columbus,OH,USA: IEEE, 1999.",
        {"place": "Columbus,OH,USA", "publisher": "IEEE"},
    ),
    (
        "LIND M. Silt[C]//International Conference on Ponds. San Diego, CA, USA: 2015.",
        {"source": "International Conference on Ponds", "publisher": "", "year": "2015"},
    ),
    (
        "Lind M. Silt nets[J]. In European Conference on Ponds, 2020: 5-9.",
        {"source": "European Conference on Ponds", "year": "2020"},
    ),
    (
        "Lind M. Silt nets[C]//Proc of the 12th World Wide Web. ACM, 2020: 5-9.",
        {"source": "Proc of the 12th World Wide Web", "publisher": "ACM", "fpage": "5"},
    ),
    (
        "Lind M. Silt nets[C]//Proceedings of Pond Imaging. Orlando, Florida, USA. SPIE, 2010: 5-9.",
        {"source": "Proceedings of Pond Imaging", "publisher": "SPIE"},
    ),
    # --- theses, reports, standards, patents, papers, web, data ---
    (
        "周某某. 塘泥的输移研究[D]. 南京: 某某大学, 2018: 25-31.",
        {
            "type": "thesis",
            "source": "塘泥的输移研究",
            "place": "南京",
            "publisher": "某某大学",
            "year": "2018",
            "fpage": "25",
        },
    ),
    ("周某某. 塘泥的输移研究[D]. 某某大学, 2018.", {"type": "thesis", "publisher": "某某大学", "year": "2018"}),
    ("周某某. 塘泥的输移研究. 南京: 某某大学, 2018.", {"type": "thesis", "publisher": "某某大学", "place": "南京"}),
    (
        "中国某某研究院. 塘沼年度报告: R-2009-11[R]. 南京: 中国某某研究院, 2009.",
        {"type": "report", "authors": "=中国某某研究院", "year": "2009"},
    ),
    (
        "全国塘沼标准化技术委员会. 塘泥分类: GB/T 99713—2009[S]. 北京: 某某标准出版社, 2009: 2-3.",
        {
            "type": "standard",
            "authors": "=全国塘沼标准化技术委员会",
            "source": "塘泥分类",
            "publisher": "某某标准出版社",
            "year": "2009",
        },
    ),
    ("GB/T 99713-2009, 塘泥分类[S].", {"type": "standard", "source": "塘泥分类"}),
    ("周某某. 一种清塘装置: 200920999999.9[P]. 2010-04-05.", {"type": "patent", "year": "2010"}),
    (
        "周某某, 吴某. 一种清塘装置: CN101999999A[P/OL]. 2010-04-05[2011-06-07]. http://pond.example/p9.html.",
        {"type": "patent", "read": "2011-06-07"},
    ),
    ("某某大学. 一种清塘装置: 中国, 200920999999.9[P]. 2010-04-05.", {"type": "patent", "authors": "=某某大学"}),
    ("周某某. 清塘记[N]. 某某日报, 2000-11-20(15).", {"type": "newspaper", "title": "清塘记", "source": "某某日报"}),
    (
        "周某某. 清塘记[N/OL]. 某某日报, 2013-01-12(2)[2013-06-20]. http://pond.example/n9.html.",
        {"type": "newspaper", "source": "某某日报", "read": "2013-06-20"},
    ),
    (
        "某某省统计局. 塘沼公报[EB/OL]. (2012-06-09)[2013-06-20]. http://pond.example/w9.html.",
        {"type": "webpage", "authors": "=某某省统计局", "year": "2012", "read": "2013-06-20"},
    ),
    (
        "周某某. 塘沼数据集[DS/OL]. V2. 某某数据中心, 2020[2021-03-04]. https://doi.org/10.5555/ds.99.",
        {"type": "data", "doi": "10.5555/ds.99"},
    ),
    (
        "LIND M, REED S. Silt transformers[EB/OL]. arXiv: 2101.99999, 2021[2022-03-04]. https://arxiv.org/abs/2101.99999.",
        {"type": "preprint", "title": "Silt transformers", "year": "2021"},
    ),
    (
        "LIND M, REED S. Silt transformers[PP/OL]. arXiv(2021-06-08)[2022-03-04]. https://arxiv.org/abs/2101.99999.",
        {"type": "preprint", "year": "2021"},
    ),
    ("周某某. 塘沼资料汇编[G]. 南京: 某某出版社, 1998.", {"type": "book", "publisher": "某某出版社"}),
    ("某某局. 关于清塘的通知[A]. 某某省档案馆, 1998.", {"authors": "=某某局"}),
    # --- GB 7714-87 and 2005 ---
    (
        "周某某．塘沼学概论．第2版．南京：湖光出版社，1985．31～36",
        {
            "type": "book",
            "source": "塘沼学概论",
            "edition": "第2版",
            "publisher": "湖光出版社",
            "year": "1985",
            "fpage": "31",
            "lpage": "36",
        },
    ),
    (
        "周某某，吴某．塘泥的年代．塘沼学报，1989，11（3）：21～26",
        {
            "type": "journal",
            "title": "塘泥的年代",
            "source": "塘沼学报",
            "year": "1989",
            "volume": "11",
            "issue": "3",
            "fpage": "21",
            "lpage": "26",
        },
    ),
    (
        "周某某. 塘泥[A]. 吴某. 塘沼论文集[C]. 南京: 湖光出版社, 1998. 17-22.",
        {"title": "塘泥", "source": "塘沼论文集", "publisher": "湖光出版社", "year": "1998", "fpage": "17"},
    ),
    (
        "周某某. 塘史. 见: 吴某, 主编. 塘沼丛书. 北京: 某某出版社, 1992. 31-38",
        {"type": "chapter", "title": "塘史", "source": "塘沼丛书", "place": "北京", "fpage": "31"},
    ),
    # --- names ---
    ("KARLSTAD Georg E, LIND Maria. Silt nets[J]. Pond J, 2019, 37: 6-9.", {"authors": "KARLSTAD|Georg E; LIND|Maria"}),
    ("RAAB Luca HJ, LIND Maria, et al. Silt nets[J]. Pond J, 2019, 37: 6-9.", {"authors": "RAAB|Luca HJ; LIND|Maria"}),
    ("买买提·吐尔逊, 周某某. 塘泥[J]. 塘沼学报, 2019, 40(3): 11-19.", {"authors": "买买提·吐尔逊; 周|某某"}),
    ("山本太郎, 周某某. 塘泥[J]. 塘沼学报, 2019, 40(3): 11-19.", {"authors": "山本|太郎; 周|某某"}),
    ("欧阳某某, 司马某. 塘泥[J]. 塘沼学报, 2019, 40(3): 11-19.", {"authors": "欧阳|某某; 司马|某"}),
    ("本刊编辑部. 塘沼的明天[J]. 塘沼学报, 2019, 40(3): 11.", {"authors": "=本刊编辑部"}),
    ("本刊讯. 塘沼的明天[J]. 塘沼学报, 2019, 40(3): 11.", {"authors": "=本刊讯"}),
    ("KIM Jae-Hyun, LEE S-H. Silt nets[J]. Pond J, 2019, 37: 6-9.", {"authors": "KIM|Jae-Hyun; LEE|S-H"}),
    ("Lind M Jr, Reed S III. Silt nets[J]. Pond J, 2019, 37(2): 6-9.", {"authors": "Lind|M; Reed|S"}),
    ("Pond Research Group, Ministry of Lakes, Freedonia. Silt nets[R]. 2019.", {"type": "report", "year": "2019"}),
    (
        "中华人民共和国某某部, 国家某某局. 塘沼规划[Z]. 2016-05-01.",
        {"authors": "=中华人民共和国某某部; =国家某某局", "year": "2016"},
    ),
]
FOREIGN: list[tuple[str, dict[str, str]]] = [
    # --- APA ---
    (
        "Lind, M. A., & Reed, S. (2015). Silt in the ponds of the north. Journal of Ponds, 12(3), 211–219. https://doi.org/10.5555/jp.2015.03",
        {
            "type": "journal",
            "authors": "Lind|M. A.; Reed|S.",
            "title": "Silt in the ponds of the north",
            "source": "Journal of Ponds",
            "year": "2015",
            "volume": "12",
            "issue": "3",
            "fpage": "211",
            "lpage": "219",
            "doi": "10.5555/jp.2015.03",
        },
    ),
    (
        "Lind, M. A. (2015). Silt. Frontiers in Ponds, 12, Article 731244. https://doi.org/10.5555/fp.731244",
        {"source": "Frontiers in Ponds", "volume": "12", "fpage": ""},
    ),
    (
        "Lind, M. A. (2015). Pond theory (2nd ed.). Leeds: Pond Press.",
        {"type": "book", "source": "Pond theory", "edition": "2nd ed.", "place": "Leeds", "publisher": "Pond Press"},
    ),
    (
        "Lind, M. A. (2015). Silt. In S. Reed & K. Berg (Eds.), Pond atlas (pp. 5–9). Pond Press.",
        {
            "type": "chapter",
            "title": "Silt",
            "source": "Pond atlas",
            "fpage": "5",
            "lpage": "9",
            "publisher": "Pond Press",
        },
    ),
    (
        "van der Lind, M., O'Reed, S., & Berg, K., Jr. (2015). Silt. Pond Journal, 12, 5-9.",
        {"authors": "van der Lind|M.; O'Reed|S.; Berg|K."},
    ),
    (
        "Pond Council. (2015). Guidelines for silt. https://pond.example/g.pdf",
        {"authors": "=Pond Council", "year": "2015", "source": "Guidelines for silt"},
    ),
    (
        "Lind, M. A. (2015). Silt routing in ponds [Doctoral dissertation, University of Leeds]. Pond Theses.",
        {"type": "thesis", "year": "2015"},
    ),
    # --- Vancouver ---
    (
        "Lind MA, Reed S, Berg K, et al. Silt in ponds: a trial. Pond Med. 2015;12(3):211-9. doi: 10.5555/pm.2015.",
        {
            "type": "journal",
            "authors": "Lind|MA; Reed|S; Berg|K",
            "title": "Silt in ponds: a trial",
            "source": "Pond Med",
            "year": "2015",
            "volume": "12",
            "issue": "3",
            "fpage": "211",
            "lpage": "9",
        },
    ),
    (
        "Lind MA. Silt in ponds. Pond Med 2015 Jun;12 Suppl 1:S11-9.",
        {"source": "Pond Med", "year": "2015", "volume": "12"},
    ),
    (
        "Lind MA, Reed S. Pond medicine. 3rd ed. London: Pond Press; 2015. p. 5-9.",
        {
            "type": "book",
            "source": "Pond medicine",
            "place": "London",
            "publisher": "Pond Press",
            "year": "2015",
            "fpage": "5",
        },
    ),
    (
        "Lind MA. Silt. In: Reed S, Berg K, editors. Pond medicine. London: Pond Press; 2015. p. 5-9.",
        {"type": "chapter", "title": "Silt", "source": "Pond medicine", "publisher": "Pond Press", "year": "2015"},
    ),
    # --- IEEE ---
    (
        "M. A. Lind, S. Reed, and K. Berg, “Silt nets for ponds,” IEEE Trans. "
        "Pond Syst., vol. 12, no. 3, pp. 211–219, Mar. 2015.",
        {
            "type": "journal",
            "authors": "Lind|M. A.; Reed|S.; Berg|K.",
            "title": "Silt nets for ponds",
            "source": "IEEE Trans. Pond Syst",
            "volume": "12",
            "issue": "3",
            "fpage": "211",
            "lpage": "219",
            "year": "2015",
        },
    ),
    (
        "M. A. Lind and S. Reed, “Silt nets,” in Proc. "
        "IEEE Int. Conf. Ponds (ICP), Columbus, OH, USA, Jun. 2015, pp. 5–9.",
        {"type": "conference", "title": "Silt nets", "year": "2015", "fpage": "5", "lpage": "9"},
    ),
    (
        "M. A. Lind, Pond Theory, 2nd ed. Leeds, U.K.: Pond Press, 2015.",
        {"type": "book", "source": "Pond Theory", "publisher": "Pond Press", "year": "2015"},
    ),
    # --- MLA, Chicago ---
    (
        "Lind, Maria A. “Silt in Ponds.” Journal of Ponds, vol. 12, no. 3, 2015, pp. 211-19.",
        {
            "authors": "Lind|Maria A",
            "title": "Silt in Ponds",
            "source": "Journal of Ponds",
            "volume": "12",
            "issue": "3",
            "year": "2015",
            "fpage": "211",
        },
    ),
    (
        "Lind, Maria, and Samuel Reed. “Silt in Ponds.” Journal of Ponds 12, no. 3 (2015): 211–19.",
        {
            "authors": "Lind|Maria; Reed|Samuel",
            "title": "Silt in Ponds",
            "source": "Journal of Ponds",
            "volume": "12",
            "issue": "3",
            "year": "2015",
            "fpage": "211",
        },
    ),
    (
        "Lind, Maria. Pond Theory: A History. Leeds: Pond Press, 2015.",
        {
            "type": "book",
            "authors": "Lind|Maria",
            "source": "Pond Theory: A History",
            "place": "Leeds",
            "publisher": "Pond Press",
            "year": "2015",
        },
    ),
    (
        "Lind, A., C. Verre Ray and M. Stone. Silt completion using nets[J]. Pond J, 2017: 5-9.",
        {"title": "Silt completion using nets"},
    ),
    # --- Elsevier, Springer, AMA, Harvard ---
    (
        "M. Lind, S. Reed, Silt nets for ponds, J. Ponds 12 (2015) 211–219.",
        {
            "type": "journal",
            "authors": "Lind|M.; Reed|S.",
            "title": "Silt nets for ponds",
            "source": "J. Ponds",
            "volume": "12",
            "year": "2015",
            "fpage": "211",
            "lpage": "219",
        },
    ),
    (
        "Lind M, Reed S (2015) Silt nets for ponds. J Ponds 12(3):211–219",
        {
            "type": "journal",
            "authors": "Lind|M; Reed|S",
            "title": "Silt nets for ponds",
            "source": "J Ponds",
            "volume": "12",
            "issue": "3",
            "fpage": "211",
        },
    ),
    (
        "Lind, M. and Reed, S., 2015. Silt nets for ponds. Journal of Ponds, 12(3), pp.211-219.",
        {
            "authors": "Lind|M.; Reed|S.",
            "title": "Silt nets for ponds",
            "source": "Journal of Ponds",
            "volume": "12",
            "fpage": "211",
            "lpage": "219",
        },
    ),
    (
        "PWMA, 2014. “Silt under pressure.” Pond Review, 12(3): 5-9.",
        {"authors": "=PWMA", "year": "2014", "title": "Silt under pressure"},
    ),
    # --- notes of the humanities ---
    (
        "周某某：《塘沼史》，南京：湖光出版社，2005年，第15—18页。",
        {
            "type": "book",
            "authors": "周|某某",
            "source": "塘沼史",
            "place": "南京",
            "publisher": "湖光出版社",
            "year": "2005",
            "fpage": "15",
            "lpage": "18",
        },
    ),
    (
        "周某某：《塘泥的年代》，《塘沼学报》2019年第3期，第21页。",
        {"type": "journal", "title": "塘泥的年代", "source": "塘沼学报", "year": "2019", "issue": "3", "fpage": "21"},
    ),
    (
        "周某某：《清塘记》，《某某日报》2000年11月20日，第15版。",
        {"type": "newspaper", "title": "清塘记", "source": "某某日报"},
    ),
    (
        "[美]约翰·莫尔：《塘论》，周某某译，湖光出版社2005年版，第15页。",
        {"type": "book", "source": "塘论", "publisher": "湖光出版社", "year": "2005", "fpage": "15"},
    ),
    (
        "周某某：《塘泥的输移研究》，博士学位论文，某某大学，2018年，第25页。",
        {"type": "thesis", "publisher": "某某大学", "year": "2018", "fpage": "25"},
    ),
    (
        "周某某，塘泥库的设计，《塘沼学报》，2005，Vol.17，No.4：852~861",
        {
            "type": "journal",
            "title": "塘泥库的设计",
            "source": "塘沼学报",
            "year": "2005",
            "volume": "17",
            "issue": "4",
            "fpage": "852",
            "lpage": "861",
        },
    ),
    ("周某某，塘泥库的设计，某某大学硕士学位论文，2008.6", {"type": "thesis", "year": "2008"}),
    (
        "Lind M, Reed S, Research on Pond Services, Asia-Pacific Pond Computing Conference, 2007, pp. 454-457",
        {
            "type": "conference",
            "title": "Research on Pond Services",
            "source": "Asia-Pacific Pond Computing Conference",
            "fpage": "454",
        },
    ),
    (
        "Lind M. Silt coin [Online], available: http://pond.example/coin.pdf, June 12, 2016",
        {"type": "webpage", "source": "Silt coin", "url": "http://pond.example/coin.pdf", "year": "2016"},
    ),
    (
        "Pond Forum. White paper on ponds (2016) [Online], available: http://pond.example/wp, October 18, 2016",
        {"authors": "=Pond Forum", "publisher": ""},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*GB, *FOREIGN])
def test_fields(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    assert made.text == text
    found = fields(made)
    assert {name: found[name] for name in expected} == expected

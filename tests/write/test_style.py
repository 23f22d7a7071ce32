"""Rules beyond the DTD: a small style checker and Schematron of the tests' own, run as the real ones are."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.knowledge.style_remarks import only_an_editor_can
from pipeline.knowledge.toml import load
from pipeline.model.article import Article
from pipeline.model.body import Body, DispFormula, Run
from pipeline.model.source import Source
from pipeline.write import jats
from pipeline.write.style import checker
from pipeline.write.style.schematron import rules, stylesheet

pytest.importorskip("saxonche")

CHECKER = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="style"/>
  <xsl:template match="/"><ERR><xsl:apply-templates/></ERR></xsl:template>
  <xsl:template match="*"><xsl:copy><xsl:apply-templates/></xsl:copy></xsl:template>
  <xsl:template match="journal-meta"><xsl:copy>
    <error>journal check: <xsl:value-of select="$style"/> must have a publisher</error>
    <xsl:apply-templates/></xsl:copy></xsl:template>
  <xsl:template match="kwd[id('kwd-zh-1')]"><warning>keyword check: known by its id</warning></xsl:template>
</xsl:stylesheet>
"""
WHOLE = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="own-rules.xsl"/>
  <xsl:include href="own-helpers.xsl"/>
  <xsl:output method="xml" indent="yes" omit-xml-declaration="yes"/>
  <xsl:param name="style">book</xsl:param>
  <xsl:key name="named" match="*[@id]" use="@id"/>
  <xsl:template match="/"><ERR><xsl:processing-instruction name="ABOUT">rules</xsl:processing-instruction>
    <xsl:apply-templates/></ERR></xsl:template>
</xsl:stylesheet>
"""
RULES = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:mml="http://www.w3.org/1998/Math/MathML">
  <xsl:template match="issn">
    <xsl:call-template name="say"><xsl:with-param name="what">issn of <xsl:value-of select="$style"/></xsl:with-param>
      <xsl:with-param name="nobody-takes-this" select="1"/></xsl:call-template>
    <xsl:call-template name="on"/>
  </xsl:template>
  <xsl:template match="xref[@ref-type = 'aff'][id(@rid)]">
    <xsl:call-template name="say"><xsl:with-param name="kind">warning</xsl:with-param>
      <xsl:with-param name="what">points to <xsl:value-of select="name(key('named', @rid))"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="on"/>
  </xsl:template>
  <xsl:template match="mml:mi[. = 'k']">
    <xsl:call-template name="say"><xsl:with-param name="what">a letter</xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
"""
HELPERS = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="*|@*"><xsl:call-template name="on"/></xsl:template>
  <xsl:template name="on"><xsl:copy><xsl:apply-templates select="@*"/><xsl:apply-templates/></xsl:copy></xsl:template>
  <xsl:template name="say"><xsl:param name="what"/><xsl:param name="kind">error</xsl:param>
    <xsl:element name="{$kind}"><xsl:value-of select="$what"/>
      <tlink target="http://example.org/">(Guidelines)</tlink></xsl:element></xsl:template>
</xsl:stylesheet>
"""
PATTERN = """
<pattern xmlns="http://purl.oclc.org/dsdl/schematron">
  <let name="least" value="1"/>
  <rule context="kwd-group"><let name="own" value="count(kwd)"/>
    <report test="$own ge $least" role="warning"><name/> has <value-of select="$own"/> words</report></rule>
  <rule context="aff-alternatives"><assert test="idref(@id)">nobody is at this <emph>institution</emph></assert></rule>
  <rule context="aff-alternatives[@id]"><report test=".">never reached by the second rule</report></rule>
</pattern>
"""
SCHEMA = """
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <ns prefix="ali" uri="http://www.niso.org/schemas/ali/1.0"/>
  <include href="part.sch"/>
  <pattern><rule context="license"><assert test="ali:license_ref">a licence wants its address</assert></rule></pattern>
</schema>
"""


@pytest.fixture
def xml(rich: Article) -> bytes:
    return jats.article(rich)


def said(style: str, folder: Path, data: bytes) -> list[str]:
    with checker(style, folder) as check:
        return [str(remark) for remark in check(data)]


def test_a_style_sheet_s_remarks_have_their_place(tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "nlm-5").mkdir()
    (tmp_path / "nlm-5" / "nlm-stylechecker.xsl").write_text(CHECKER, "utf-8")
    found = said("pmc", tmp_path, xml)
    assert found[0] == "article/front/journal-meta: error: journal check: article must have a publisher [editor]"
    assert all(line.endswith("warning: keyword check: known by its id") for line in found[1:])
    assert len(found) > 1  # XPath's id() works, though the file's own DTD is not read


def test_a_checker_of_several_files_with_links_to_guidelines(tmp_path: Path, rich: Article, source: Source) -> None:
    """PubMed Central's is a stylesheet of XSLT 1 that includes others, and links its remarks to its guidelines."""
    for name, content in (("nlm-stylechecker.xsl", WHOLE), ("own-rules.xsl", RULES), ("own-helpers.xsl", HELPERS)):
        (tmp_path / name).write_text(content, "utf-8")
    formula = DispFormula("eq9", "", "k", source, line=(Run("k"),))
    found = said("pmc", tmp_path, jats.article(replace(rich, body=Body((formula,)))))
    assert found[0] == "article/front/journal-meta: error: issn of article [editor]"
    assert "article/front/article-meta/contrib-group/contrib: warning: points to aff-alternatives" in found
    assert found[-1] == "article/body/disp-formula/mml:math: error: a letter"


def test_schematron_s_remarks_have_their_place_role_and_values(tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "alone.sch").write_text(PATTERN, "utf-8")
    groups = etree.fromstring(xml).findall(".//kwd-group")
    found = said("jats4r", tmp_path, xml)
    counts = [line for line in found if "warning: kwd-group has" in line]
    assert [line.split(" has ")[1] for line in counts] == [f"{len(group)} words" for group in groups]
    assert counts[0].startswith("article/front/article-meta/kwd-group")
    assert not any("second rule" in line for line in found)


def test_a_pattern_that_is_included_is_tried_once(tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "part.sch").write_text(PATTERN, "utf-8")
    (tmp_path / "whole.sch").write_text(SCHEMA, "utf-8")
    found = said("jats4r", tmp_path, xml)
    assert found
    assert len(found) == len(set(found))
    assert len(list(rules(tmp_path))) == 1


def test_a_schema_s_stylesheet_is_the_same_twice(tmp_path: Path) -> None:
    (tmp_path / "alone.sch").write_text(PATTERN, "utf-8")
    (first,), (second,) = rules(tmp_path), rules(tmp_path)
    assert stylesheet(first) == stylesheet(second)


@pytest.mark.parametrize("style", ["pmc", "jats4r"])
def test_without_its_rules_a_style_says_where_they_are_from(tmp_path: Path, style: str) -> None:
    with pytest.raises(UsageError, match="--style-files"), checker(style, None):
        pass
    with pytest.raises(UsageError, match="no"), checker(style, tmp_path):
        pass


def test_rules_that_do_not_compile_are_one_error(tmp_path: Path) -> None:
    (tmp_path / "nlm-stylechecker.xsl").write_text(CHECKER.replace("select=", "choose="), "utf-8")
    with pytest.raises(UsageError), checker("pmc", tmp_path):
        pass


def test_a_rule_that_breaks_leaves_the_others(tmp_path: Path, xml: bytes) -> None:
    broken = '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="article">'
    (tmp_path / "a.sch").write_text(f'{broken}<assert test="name(//*)">x</assert></rule></pattern>', "utf-8")
    (tmp_path / "b.sch").write_text(PATTERN, "utf-8")
    found = said("jats4r", tmp_path, xml)
    assert found[0].startswith("article: rules: not all rules could be tried")
    assert len(found) > 1


LISTED = """
<pattern xmlns="http://purl.oclc.org/dsdl/schematron">
  <rule context="kwd"><let name="known" value="document('words.xml')"/>
    <report test="$known//word[. = normalize-space(current())]">listed</report>
    <report test="name(//xref)">stops</report>
    <assert test="@id">stays</assert></rule>
</pattern>
"""


def test_a_test_that_stops_costs_itself_alone_and_rules_read_their_lists(tmp_path: Path, xml: bytes) -> None:
    """JATS4R's rules ask a list beside them, and some take what may be two for one."""
    word = etree.fromstring(xml).findtext(".//kwd/named-content") or etree.fromstring(xml).findtext(".//kwd")
    (tmp_path / "a.sch").write_text(LISTED, "utf-8")
    (tmp_path / "words.xml").write_text(f"<words><word>{word}</word></words>", "utf-8")
    found = said("jats4r", tmp_path, xml)
    assert sum(line.endswith(": error: listed") for line in found) == 1
    stopped = [line for line in found if "rules: not all rules could be tried" in line]
    assert len(stopped) == sum(line.endswith(": error: stays") for line in found) > 1
    assert not any(line.endswith("[editor]") for line in stopped)


def test_the_command_takes_files_and_folders(tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.sch").write_text(PATTERN, "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.xml").write_bytes(xml)
    arguments = ["validate", str(tmp_path / "out"), "--style", "jats4r", "--style-files", str(tmp_path / "rules")]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert all(line.startswith(f"{tmp_path / 'out' / 'a.xml'}: article/") for line in result.output.splitlines())
    assert CliRunner().invoke(app, ["validate", str(tmp_path / "out")]).exit_code == 0


@pytest.mark.parametrize("remark", load("style_remarks")["editor"]["finds"])
def test_what_no_page_prints_is_the_editor_s(remark: str) -> None:
    assert only_an_editor_can(remark)


@pytest.mark.parametrize("remark", load("style_remarks")["editor"]["not"])
def test_what_the_program_should_know_is_its_own(remark: str) -> None:
    assert not only_an_editor_can(remark)

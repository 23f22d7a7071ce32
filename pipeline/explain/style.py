"""How the page of `explain` looks: one hue a family of labels."""

from __future__ import annotations

from pipeline.model.block import Label

_FAMILIES: dict[int, tuple[Label, ...]] = {
    355: (Label.TITLE, Label.SUBTITLE),
    28: (Label.BYLINE, Label.AFF, Label.AUTHOR_NOTES),
    212: (Label.ABSTRACT, Label.KWDS),
    272: (
        Label.IDENTIFIERS, Label.HISTORY, Label.FUNDING, Label.CITE_AS, Label.CATEGORY, Label.JOURNAL,
    ),
    140: (Label.HEADING,),
    95: (Label.PARAGRAPH, Label.LIST_ITEM, Label.FOOTNOTE, Label.ACK, Label.APPENDIX),
    320: (Label.FIG_CAPTION, Label.FIG_TEXT, Label.FIG_FOOT, Label.TABLE_CAPTION, Label.TABLE, Label.TABLE_FOOT),
    48: (Label.FORMULA,),
    182: (Label.REF_HEADING, Label.REF),
}  # fmt: skip
_HUES = {label: degrees for degrees, labels in _FAMILIES.items() for label in labels}
_GREY = -1  # text that stays out of the article


def hue(label: Label) -> str:
    """The CSS colour of a label's box and of its place in the legend."""
    degrees = _HUES.get(label, _GREY)
    return "hsl(0 0% 45%)" if degrees == _GREY else f"hsl({degrees} 65% 42%)"


CSS = """
:root { color-scheme: light; --line: #d9dce1; --soft: #5d6673; }
* { box-sizing: border-box; }
body { display: flex; flex-direction: column; height: 100vh; margin: 0; color: #1c2128; background: #f4f5f7;
  font: 14px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header { padding: 14px 20px 10px; background: #fff; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 17px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 26px 0 8px; font-size: 14px; font-weight: 600; }
h2:first-child { margin-top: 0; }
header p { margin: 0 0 8px; color: var(--soft); }
ul { margin: 0; padding: 0; list-style: none; }
.legend { display: flex; flex-wrap: wrap; gap: 3px 14px; font-size: 12px; color: var(--soft); }
.legend i { display: inline-block; width: 10px; height: 10px; margin-right: 5px; border-radius: 2px;
  background: var(--hue); }
.legend b { font-weight: 600; color: #1c2128; }
main { display: grid; flex: 1; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); min-height: 0; }
.pages, .fields { padding: 18px 20px; overflow: auto; }
.fields { background: #fff; border-left: 1px solid var(--line); }
figure { margin: 0 auto 20px; max-width: 900px; }
figcaption { font-size: 12px; color: var(--soft); }
.sheet { position: relative; overflow: hidden; background: #fff; box-shadow: 0 0 0 1px var(--line), 0 2px 8px #0001; }
.sheet img { position: absolute; inset: 0; width: 100%; height: 100%; }
.block { position: absolute; border: 1px solid var(--hue); border-radius: 2px;
  background: color-mix(in srgb, var(--hue) 11%, transparent); }
.block.doubt { border-style: dashed; }
.block span { position: absolute; left: 100%; top: -1px; padding: 0 3px; font-size: 9px; line-height: 12px;
  white-space: nowrap; color: #fff; background: var(--hue); border-radius: 0 2px 2px 0; opacity: .85; }
.block em { display: none; font-style: normal; }
.block:hover em { display: inline; }
.block:hover { background: color-mix(in srgb, var(--hue) 26%, transparent); z-index: 2; }
.block:hover span { opacity: 1; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
th { width: 96px; font-weight: 500; color: var(--soft); overflow-wrap: anywhere; }
thead th { width: auto; border-top: 0; font-size: 12px; }
thead th:first-child { width: 96px; }
td p { margin: 0; overflow-wrap: anywhere; }
.none { color: #b3b9c2; }
.origin { font-size: 11px; color: #8a939f; text-decoration: none; overflow-wrap: anywhere; }
.origin:hover { text-decoration: underline; }
.remarks li { padding: 3px 0; border-top: 1px solid var(--line); }
.remarks b { font-weight: 600; color: var(--soft); }
.remarks .error b { color: hsl(355 65% 42%); }
.remarks .warning b { color: hsl(28 75% 40%); }
@media (max-width: 1000px) { body { height: auto; } main { grid-template-columns: minmax(0, 1fr); } }
"""

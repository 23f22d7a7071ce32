<!-- A stub: the MathML 3 modules are not here, and no formula is written; see ../README.md -->
<!ELEMENT mml:math ANY>

"""An article as bytes: JATS XML, JSON, and the files they go to. Writers decide nothing: they look, and say."""

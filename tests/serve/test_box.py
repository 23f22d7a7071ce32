"""What a box on a page gives is what extraction reads there."""

from __future__ import annotations

import json
from types import SimpleNamespace
from unittest import mock

import pytest
from read.test_recognised import ENGLISH, latin, page

from pipeline.serve import workers


@pytest.mark.parametrize("box", [[45, 280, 400, 310], [60, 296, 60, 296]], ids=["around it", "a click"])
def test_a_line_that_was_recognised_letter_by_letter_comes_in_words(box, tmp_path):
    own = page(latin(ENGLISH, 50, 300))
    document = mock.MagicMock(page=lambda number, most: own, __len__=lambda self: 1)
    task = workers.task(tmp_path / "scan.pdf", tmp_path, "x", SimpleNamespace(), json.dumps({"page": 1, "box": box}))
    with (
        mock.patch.object(workers, "file_bytes", return_value=b""),
        mock.patch.object(workers, "open_reader", return_value=(document, b"")),
        mock.patch.object(workers, "guarded", lambda task, body: body(task)),
    ):
        [line] = workers.read_in_box(task).lines
    assert json.loads(line)["text"] == ENGLISH

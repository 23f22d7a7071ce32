"""What is encoded is what Pillow reads back."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.read.png import png


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("size", [(1, 1), (7, 3), (256, 40)])
def test_a_picture_comes_back_pixel_by_pixel(mode, size):
    values = bytes((at * 37) % 251 for at in range(size[0] * size[1] * len(mode)))
    back = Image.open(io.BytesIO(png(Image.frombytes(mode, size, values), 200)))
    back.load()
    assert (back.mode, back.size, back.tobytes()) == (mode, size, values)
    assert back.info["dpi"] == pytest.approx((200, 200), abs=0.01)

"""Draws the icons of the portal as PNG, the same picture as public/icon.svg: sun, horizon, wind, rays.

Usage: python xtask/data/icons.py        writes public/icon-192.png, icon-512.png and icon-maskable-512.png

Nothing but the standard library: each pixel's share of a shape is its distance from the shape's edge. The maskable icon
keeps the picture within the middle 80 % that every mask leaves.
"""

import math
import pathlib
import struct
import zlib

SIZE = 32.0  # of the drawing, as in the SVG
PAPER = (255, 255, 255)
SUN, LAND, WIND, RAYS = (0xF0, 0xB4, 0x29), (0x1D, 0x2A, 0x3F), (0x2F, 0x7F, 0xB8), (0xD2, 0x7A, 0x14)
# Colour, half the width of the stroke, whether its ends are round, ends.
STROKES = [
    (LAND, 1.2, False, (2, 24), (30, 24)),
    (WIND, 1.2, False, (4, 28.5), (28, 28.5)),
    (RAYS, 1.1, True, (16, 3), (16, 6.4)),
    (RAYS, 1.1, True, (5.4, 7.4), (7.8, 9.8)),
    (RAYS, 1.1, True, (26.6, 7.4), (24.2, 9.8)),
]


def to_stroke(point, half, is_round, start, end):
    """Distance of a point from the edge of a stroke, negative inside."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = math.hypot(x1 - x0, y1 - y0)
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length
    across = abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length
    beyond = max(-along, along - length)
    if is_round:
        return math.hypot(across, max(beyond, 0)) - half
    return max(across - half, beyond)


def blend(below, above, share):
    return tuple(b + (a - b) * share for a, b in zip(above, below))


def png(pixels, margin):
    """The picture at a size, with a margin as a share of it."""
    unit = SIZE / (pixels * (1 - 2 * margin))
    rows = bytearray()
    for row in range(pixels):
        rows.append(0)
        for column in range(pixels):
            point = tuple((at + 0.5 - pixels * margin) * unit for at in (column, row))
            distance = math.hypot(point[0] - 16, point[1] - 17) - 7
            colour = blend(PAPER, SUN, min(max(0.5 - distance / unit, 0), 1))
            for stroke, *shape in STROKES:
                share = 0.5 - to_stroke(point, *shape) / unit
                colour = blend(colour, stroke, min(max(share, 0), 1))
            rows.extend(round(it) for it in colour)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", pixels, pixels, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def main():
    public = pathlib.Path(__file__).parents[2] / "public"
    for name, pixels, margin in [("icon-192", 192, 0.06), ("icon-512", 512, 0.06), ("icon-maskable-512", 512, 0.2)]:
        (public / f"{name}.png").write_bytes(png(pixels, margin))


main()

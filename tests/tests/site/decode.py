"""Reads a QR code. Standard input: a line of 0 and 1 for each row of modules, quiet zone included."""

import sys

import zxingcpp

MODULE = 4  # pixels

rows = sys.stdin.read().split()
pixels = b"".join(
    b"".join((b"\x00" if module == "1" else b"\xff") * MODULE for module in row) * MODULE for row in rows
)
side = len(rows) * MODULE
found = zxingcpp.read_barcodes(memoryview(pixels).cast("B", shape=[side, side]))
print("\n".join(code.text for code in found), end="")

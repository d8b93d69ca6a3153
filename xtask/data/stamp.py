"""Writes size and SHA-256 digest of every listed file into a datapackage.json.

Usage: stamp.py [datapackage.json ...]     (without arguments: the portal's own package)
"""

import hashlib
import json
import sys
from pathlib import Path

OWN = Path(__file__).resolve().parents[2] / "public" / "data" / "datapackage.json"


def stamp(path: Path) -> None:
    """Rewrites one descriptor; everything else in it stays."""
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (path.parent / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = "sha256:" + hashlib.sha256(content).hexdigest()
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for it in sys.argv[1:] or [OWN]:
        stamp(Path(it))

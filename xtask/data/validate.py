"""Validates data packages against the Data Package standard with Frictionless.

Usage: validate.py [datapackage.json ...]     (without arguments: the portal's own package)

Checks that each descriptor names the profile of version 2 and is valid, each table against its schema, and each
file against its stated size and digest. Prints one line a package; leaves with 1 when anything is wrong.
"""

import json
import sys
from pathlib import Path

from frictionless import validate

PROFILE = "https://datapackage.org/profiles/2.0/"
OWN = Path(__file__).resolve().parents[2] / "public" / "data" / "datapackage.json"


def profile_errors(path: Path) -> list[str]:
    """Descriptors that do not say that they follow version 2."""
    package = json.loads(path.read_text(encoding="utf-8"))
    parts = [("package", package)]
    parts += [(it["name"], it) for it in package["resources"]]
    parts += [(f"{it['name']}, schema", it["schema"]) for it in package["resources"] if "schema" in it]
    said = [(name, part.get("$schema")) for name, part in parts]
    return [f"{name}: $schema is {it!r}" for name, it in said if not str(it).startswith(PROFILE)]


def check(path: Path) -> int:
    """Validates one package, prints what is wrong and a line of counts, and gives the number of errors."""
    report = validate(str(path))
    errors = [f"descriptor: {it.message}" for it in report.errors]
    for task in report.tasks:
        errors += [f"{task.name}: {it.message}" for it in task.errors]
        # A warning means that not all of the file was looked at.
        errors += [f"{task.name}: {it}" for it in task.warnings]
    errors += profile_errors(path)
    for error in errors:
        print(f"  {error}")
    rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
    print(f"{path}: {len(report.tasks)} resources, {rows} rows, {len(errors)} errors")
    return len(errors)


def main() -> int:
    paths = [Path(it) for it in sys.argv[1:]] or [OWN]
    return 1 if sum(check(path) for path in paths) else 0


if __name__ == "__main__":
    sys.exit(main())

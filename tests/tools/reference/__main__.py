"""Write the reference pages: ``python -m tests.tools.reference``."""

from tests.support import ROOT
from tests.tools import evidence_manual
from tests.tools.reference import PAGES

for name, make in PAGES.items():
    (ROOT / "docs" / "reference" / name).write_text(make(), encoding="utf-8", newline="\n")
    print(f"wrote docs/reference/{name}")
print(f"wrote {evidence_manual.write().relative_to(ROOT).as_posix()}")

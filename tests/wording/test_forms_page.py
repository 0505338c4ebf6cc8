"""docs/forms.md is what the cases give."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT


def test_the_page_of_forms_is_up_to_date() -> None:
    result = subprocess.run([sys.executable, str(ROOT / "tools" / "forms_table.py"), "--check"], check=False)
    assert result.returncode == 0, "run tools/forms_table.py"

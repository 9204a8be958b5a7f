"""The cases of every layout shipped, in each container: every cell, and nothing else."""

import pytest

from linter.recognise import load_layouts
from linter.recognise.cases.run import run_layout_cases
from tests.recognise.conftest import ROOT

LAYOUTS = load_layouts([ROOT / "rules" / "layouts"])


@pytest.mark.parametrize("layout", [layout.id for layout in LAYOUTS])
def test_cases(layout):
    wrong = [
        f"{verdict.path}:{verdict.line} {verdict.case} [{verdict.container}]: {verdict.problem}"
        for verdict in run_layout_cases(LAYOUTS, [layout])
        if verdict.problem
    ]
    assert not wrong, "\n".join(wrong)

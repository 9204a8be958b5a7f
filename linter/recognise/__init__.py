"""Station 2: documents recognised as disclosures, driven by layout files."""

from linter.recognise.disclosure import recognise
from linter.recognise.layout import Layout, LayoutError
from linter.recognise.loading import load_layouts

__all__ = ["Layout", "LayoutError", "load_layouts", "recognise"]

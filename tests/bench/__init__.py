"""How fast and how frugal the stations are: `python -m tests.bench [DOCUMENT.docx]`."""

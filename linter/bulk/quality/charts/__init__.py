"""Station 7: the pictures of a quality report, drawn once, as SVG for pages and PNG for papers."""

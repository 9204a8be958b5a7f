"""Station 7: the quality report as an official letter in Word, filled into a template that a bureau
can replace."""

from pathlib import Path

from linter.bulk.quality.charts.drawing import Look, settings
from linter.bulk.quality.charts.fonts import chinese_font
from linter.bulk.quality.charts.plates import Plate, plates
from linter.bulk.quality.charts.written import png
from linter.bulk.quality.figures import Quality
from linter.bulk.quality.paper.pictures import Picture, with_pictures
from linter.bulk.quality.paper.scopes import paper_scope
from linter.reports.papers.template import fill

SHIPPED = Path(__file__).parent / "quality.docx"


def quality_paper(quality: Quality, template: bytes | None = None) -> bytes:
    """The paper as a .docx with its charts as pictures. Raises TemplateError."""
    data = SHIPPED.read_bytes() if template is None else template
    held, font = plates(quality), chinese_font()
    look = Look(font, has_words=font is not None)
    filled = fill(data, paper_scope(quality, held, look.has_words))
    with settings(look):
        pictures = {key: _picture(plate, look) for key, plate in held.items()}
    return with_pictures(filled, pictures)


def _picture(plate: Plate, look: Look) -> Picture:
    figure = plate.draw(look)
    width, height = figure.get_size_inches()
    return Picture(png(figure), float(height / width), plate.told)

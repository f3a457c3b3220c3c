"""Text: lines to paragraphs, article parts and joined articles; no pixels, only boxes."""

from postprocess.assemble import assemble_issue
from postprocess.compose import compose_page
from postprocess.folio import read_folio
from postprocess.identity import Given, TitleProfile, identify

__all__ = ["Given", "TitleProfile", "assemble_issue", "compose_page", "identify", "read_folio"]

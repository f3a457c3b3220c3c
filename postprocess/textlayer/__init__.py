"""Raw column text 文本层 into a page: lines, their roles, units, articles.

A text layer has lost the page: what is left are lines as columns broke them, gaps of justified
setting, blank lines anywhere, and pieces in the order in which they were made. What each line does
is told from how wide it is, where stops stand and what the words say; the page made from that goes
the road of every other page.
"""

from postprocess.textlayer.page import page_of

__all__ = ["page_of"]

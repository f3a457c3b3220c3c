"""The vocabulary every stage shares: geometry, page, text line, article, issue, errors.

Nothing here computes on pixels or text; it only names what passes between the stages.
"""

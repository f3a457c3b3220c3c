"""Ink to text: lines, columns, headlines, captions, the furniture of a page."""

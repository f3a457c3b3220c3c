"""Pieces of text to articles: a graph with evidence on its edges, solved for the whole page."""

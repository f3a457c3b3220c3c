"""The press: newspaper pages with exact ground truth, and a scanner that damages them.

    python -m bench.press --out DIR --seed 1 --count 6 --damage clean,scan1,scan2,scan3
    python -m bench.press --out DIR --issue --count 2 --pages 8 --joins 5

Stories come from a seeded grammar and hand-written articles (``prose/``) about places that do not
exist; a dress (``dress``) decides faces and habits, a plan (``plan``) cuts the page into places,
``article`` sets a story into its columns, ``scanner`` damages the page and knows where every point
went. ``output`` says which files are written and what is in them.
"""

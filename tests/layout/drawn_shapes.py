"""Drawn articles by where their headline stands; one letter is one article."""

HEADLINE_OVER_SOME_COLUMNS = """
    AAAAAAAAAAAAAAA aaaaaaa
    AAAAAAAAAAAAAAA aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    """
HEADLINE_OVER_THE_LAST_COLUMNS = """
    aaaaaaa AAAAAAAAAAAAAAA
    aaaaaaa AAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    """
PARTIAL_HEADLINES_IN_TWO_ROWS = """
    AAAAAAAAAAAAAAA aaaaaaa
    AAAAAAAAAAAAAAA aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    -----------------------
    BBBBBBBBBBBBBBB bbbbbbb
    BBBBBBBBBBBBBBB bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
L_SHAPE = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa ---------------
    aaaaaaa aaaaaaa|BBBBBBBBBBBBBBB
    aaaaaaa aaaaaaa|BBBBBBBBBBBBBBB
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    """
L_SHAPE_WITHOUT_RULES = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa BBBBBBBBBBBBBBB
    aaaaaaa aaaaaaa BBBBBBBBBBBBBBB
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    """
HEADLINE_DOWN_THE_LEFT = """
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
       aaaaaaa aaaaaaa aaaaaaa
    """
HEADLINE_DOWN_THE_LEFT_UNDER_ANOTHER = """
    BBBBBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    --------------------------
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    AA aaaaaaa aaaaaaa aaaaaaa
    """
HEADLINE_DOWN_THE_PAGE_UNDER_A_BANNER = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa  BB bbbbbbb
    aaaaaaa aaaaaaa  BB bbbbbbb
    aaaaaaa aaaaaaa  BB bbbbbbb
    aaaaaaa aaaaaaa  BB bbbbbbb
    aaaaaaa aaaaaaa  BB bbbbbbb
    111111111111111  BB bbbbbbb
    111111111111111  bbbbbbbbbb
    111111111111111  bbbbbbbbbb
    111111111111111  bbbbbbbbbb
    """
HEADLINE_DOWN_THE_PAGE_BEHIND_A_RULE = """
             AAAAAAAAAAAAAAA
             AAAAAAAAAAAAAAA
    aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa|aaaaaaa
            aaaaaaa+----------------------+
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa|BB bbbbbbbbb bbbbbbbbb|
            aaaaaaa+----------------------+
    """
HEADLINE_IN_THE_MIDDLE = """
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa AAAAAAAAAAAAAAA aaaaaaa
    aaaaaaa AAAAAAAAAAAAAAA aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    """
PICTURE_OVER_TWO_COLUMNS = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa 111111111111111
    aaaaaaa 111111111111111
    aaaaaaa 111111111111111
    aaaaaaa 111111111111111
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    -----------------------
    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
KICKER_AND_SUBTITLE = """
        AAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
         AAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa

        BBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
         BBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
LARGE_SUBHEAD = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa  AAAAA  aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    """
COLUMNS_BEGIN_LEVEL_WITH_A_HEADLINE_UNDER_ANOTHER = """
    BBBBBBBBBBBBBBB CCCCCCCCCCCCCCC
    BBBBBBBBBBBBBBB CCCCCCCCCCCCCCC
    bbbbbbb bbbbbbb ccccccc ccccccc
    bbbbbbb bbbbbbb ccccccc ccccccc
    bbbbbbb bbbbbbb ccccccc ccccccc
    bbbbbbb bbbbbbb ccccccc ccccccc

    AAAAAAAAAAAAAAA aaaaaaa aaaaaaa
    AAAAAAAAAAAAAAA aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    """
PICTURE_FAR_ASIDE_ALONE = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa                 1111111111111
    aaaaaaa aaaaaaa                 1111111111111
    aaaaaaa aaaaaaa                 1111111111111
    aaaaaaa aaaaaaa                 1111111111111
    aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa
    ---------------------------------------------
    BBBBBBBBBBBBBBB CCCCCCCCCCCCCCC DDDDDDDDDDDDD
    BBBBBBBBBBBBBBB CCCCCCCCCCCCCCC DDDDDDDDDDDDD
    bbbbbbb bbbbbbb ccccccc ccccccc ddddd ddddddd
    bbbbbbb bbbbbbb ccccccc ccccccc ddddd ddddddd
    bbbbbbb bbbbbbb ccccccc ccccccc ddddd ddddddd
    bbbbbbb bbbbbbb ccccccc ccccccc ddddd ddddddd
    """
PICTURE_BESIDE_ANOTHERS_COLUMN = """
    AAAAAAAAAAAAAAA CCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAA CCCCCCCCCCCCCCC
    aaaaaaa aaaaaaa ccccccc ccccccc
    aaaaaaa aaaaaaa ccccccc ccccccc
    aaaaaaa aaaaaaa ccccccc ccccccc
    aaaaaaa aaaaaaa ccccccc ccccccc

    111111111111111 BBBBBBBBBBBBBBB
    111111111111111 BBBBBBBBBBBBBBB
    111111111111111 bbbbbbb bbbbbbb
    111111111111111 bbbbbbb bbbbbbb
    111111111111111 bbbbbbb bbbbbbb
    111111111111111 bbbbbbb bbbbbbb
    """
PICTURE_ASTRIDE_A_GUTTER = """
    AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA
    aaaaaaa  aaaaaaa
    aaaaaaa  aaaaaaa
    aaaaaaa  aaaaaaa

         111111
         111111
         111111

    aaaaaaa  aaaaaaa
    aaaaaaa  aaaaaaa
    aaaaaaa  aaaaaaa
    ----------------
    BBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBB
    bbbbbbb  bbbbbbb
    bbbbbbb  bbbbbbb
    bbbbbbb  bbbbbbb
    """
PICTURE_UNDER_ITS_COLUMN_BESIDE_PIECES_OF_ANOTHER = """
    BBBBBBB AAAAAAA
    BBBBBBB AAAAAAA
    bbbbbbb aaaaaaa
    bbbbbbb aaaaaaa
    bbbbbbb aaaaaaa
    bbbbbbb aaaaaaa
    bbbbbbb 1111111
    bbbbbbb 1111111
    bbbbb   1111111
            1111111
    bbbbbbb 1111111
    bbbbbbb 1111111
    bbbbb   1111111
            1111111
    bbbbbbb 1111111
    bbbbbbb 1111111
    """
PICTURE_OVER_ITS_HEADLINE = """
    BBBBBBB
    BBBBBBB
    bbbbbbb
    bbbbbbb
    bbbbbbb
    bbbbbbb
    -------
    1111111
    1111111
    1111111
    1111111
    aaaa

    AAAAAAA
    AAAAAAA
    aaaaaaa
    aaaaaaa
    aaaaaaa
    aaaaaaa
    """

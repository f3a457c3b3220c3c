"""Drawn articles that rules, boxes and tints part, or do not part; one letter is one article."""

ONE = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa
    """
RULE_ACROSS = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    -----------------------
    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
RULE_ACROSS_BEFORE_A_REST_WITHOUT_HEADLINE = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    -----------------------
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
NO_RULE_ACROSS = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa

    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
COLUMN_RULES = """
      AAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAA
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    """
COLUMN_RULES_BESIDE_A_HEADLINE = """
    AAAAAAAAAAAAAAA|aaaaaaa
    AAAAAAAAAAAAAAA|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaa|aaaaaaa
    """
ARTICLE_RULE = """
    AAAAAAAAAAAAAAA|BBBBBBBBBBBBBBB
    AAAAAAAAAAAAAAA|BBBBBBBBBBBBBBB
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb bbbbbbb
    """
SIDE_BY_SIDE = """
     AAAAAAAAAAAAA   BBBBBBBBBBBBB
     AAAAAAAAAAAAA   BBBBBBBBBBBBB
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    aaaaaaa aaaaaaa bbbbbbb bbbbbbb
    """
THREE_ROWS = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    -------------------------------
    BBBBBBBBBBBBBBB|CCCCCCCCCCCCCCC
    BBBBBBBBBBBBBBB|CCCCCCCCCCCCCCC
    bbbbbbb bbbbbbb|ccccccc ccccccc
    bbbbbbb bbbbbbb|ccccccc ccccccc
    bbbbbbb bbbbbbb|ccccccc ccccccc
    bbbbbbb bbbbbbb|---------------
    bbbbbbb bbbbbbb|DDDDDDDDDDDDDDD
    bbbbbbb bbbbbbb|DDDDDDDDDDDDDDD
    bbbbbbb bbbbbbb|ddddddd ddddddd
    bbbbbbb bbbbbbb|ddddddd ddddddd
    bbbbbbb bbbbbbb|ddddddd ddddddd
    -------------------------------
    EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
    EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
    eeeeeee eeeeeee eeeeeee eeeeeee
    eeeeeee eeeeeee eeeeeee eeeeeee
    eeeeeee eeeeeee eeeeeee eeeeeee
    """
BOXED = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa +-----------------+
    aaaaaaa aaaaaaa |                 |
    aaaaaaa aaaaaaa |  BBBBBBBBBBBBB  |
    aaaaaaa aaaaaaa |  BBBBBBBBBBBBB  |
    aaaaaaa aaaaaaa | bbbbbbb bbbbbbb |
    aaaaaaa aaaaaaa | bbbbbbb bbbbbbb |
    aaaaaaa aaaaaaa | bbbbbbb bbbbbbb |
    aaaaaaa aaaaaaa | bbbbbbb bbbbbbb |
    aaaaaaa aaaaaaa |                 |
    aaaaaaa aaaaaaa +-----------------+
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    """
TINTED = """
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa ...................
    aaaaaaa aaaaaaa ...BBBBBBBBBBBBB...
    aaaaaaa aaaaaaa ...BBBBBBBBBBBBB...
    aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
    aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
    aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
    aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
    aaaaaaa aaaaaaa ...................
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    """
TINT_BEHIND_A_HEADLINE = """
    ...........................
    ..AAAAAAAAAAAAAAAAAAAAAAA..
    ..AAAAAAAAAAAAAAAAAAAAAAA..
    ...........................
      aaaaaaa aaaaaaa aaaaaaa
      aaaaaaa aaaaaaa aaaaaaa
      aaaaaaa aaaaaaa aaaaaaa
      aaaaaaa aaaaaaa aaaaaaa
    """
RULE_UNDER_A_HEADLINE = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    -----------------------
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    """
RULE_UNDER_THE_SECOND_HEADLINE = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa

    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    -----------------------
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
RULES_BETWEEN_THE_COLUMNS_OF_A_HEADLINE_OVER_SOME = """
    CCCCCCCCCCCCCCCCC|DDDDDDDDDDDDDDD
    CCCCCCCCCCCCCCCCC|DDDDDDDDDDDDDDD
    ccccccc ccccccccc|ddddddd|ddddddd
    ccccccc ccccccccc|ddddddd|ddddddd
    ccccccc ccccccccc|ddddddd|ddddddd
    ---------------------------------
    AAAAAAAAAAAAAAAA aaaaaaa aaaaaaa
    AAAAAAAAAAAAAAAA aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    aaaaaaa|aaaaaaaa|aaaaaaa|aaaaaaa
    """
RULES_BESIDE_THE_HEADLINES_OF_TWO = """
    AAAAAAAAAAAAAAAA|BBBBBBBBBBBBBBB
    AAAAAAAAAAAAAAAA|BBBBBBBBBBBBBBB
    aaaaaaa|aaaaaaaa|bbbbbbb|bbbbbbb
    aaaaaaa|aaaaaaaa|bbbbbbb|bbbbbbb
    aaaaaaa|aaaaaaaa|bbbbbbb|bbbbbbb
    aaaaaaa|aaaaaaaa|bbbbbbb|bbbbbbb
    """

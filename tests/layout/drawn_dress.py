"""Drawn articles, parts of which are dressed: leads and subheads ruled, boxed and tinted."""

LEAD_ON_A_TINT = """
    aaaaaaa AAAAAAAAAAAAAAA aaaaaaa aaaaaaa
    aaaaaaa AAAAAAAAAAAAAAA aaaaaaa aaaaaaa
    aaaaaaa                 aaaaaaa aaaaaaa
    aaaaaaa ............... aaaaaaa aaaaaaa
    aaaaaaa ..aaaaaaaaaaa.. aaaaaaa aaaaaaa
    aaaaaaa ..aaaaaaaaaaa.. aaaaaaa aaaaaaa
    aaaaaaa ..aaaaaaaaaaa.. aaaaaaa aaaaaaa
    aaaaaaa ............... aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    aaaaaaa aaaaaaa aaaaaaa aaaaaaa aaaaaaa
    """
LEAD_BETWEEN_RULES = """
    AAAAAAAAAAAAAAA|BBBBBBB
    AAAAAAAAAAAAAAA|BBBBBBB
    ---------------|bbbbbbb
    .aaaaaaaaaaaaa.|bbbbbbb
    .aaaaaaaaaaaaa.|bbbbbbb
    ---------------|bbbbbbb
                   |bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb
    aaaaaaa aaaaaaa|bbbbbbb
    """.replace(".", " ")
LEAD_BETWEEN_RULES_IN_ONE_COLUMN = """
    AAAAAAAAAAA|BBBBBBB
    AAAAAAAAAAA|BBBBBBB
    -----------|bbbbbbb
     aaaaaaaaa |bbbbbbb
     aaaaaaaaa |bbbbbbb
     aaaaaaaaa |bbbbbbb
    -----------|bbbbbbb
               |bbbbbbb
    aaaaaaaaaaa|bbbbbbb
    aaaaaaaaaaa|bbbbbbb
    aaaaaaaaaaa|bbbbbbb
    aaaaaaaaaaa|bbbbbbb
    """
ADVERTISEMENT_ON_A_PANEL = """
    ............... BBBBBBBBBBBBBBB
    ............... BBBBBBBBBBBBBBB
    ..AAAAAAAAAAA.. bbbbbbb bbbbbbb
    ..AAAAAAAAAAA.. bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ...AAAAAAAAA... bbbbbbb bbbbbbb
    ...AAAAAAAAA... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ..AAAAAAAAAAA.. bbbbbbb bbbbbbb
    ..AAAAAAAAAAA.. bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    ............... bbbbbbb bbbbbbb
    """
SUBHEAD_BETWEEN_RULES = """
    AAAAAAAAAAA|BBBBBBBBBBB
    AAAAAAAAAAA|BBBBBBBBBBB
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    -----------|bbbbbbbbbbb
       aaaaa   |bbbbbbbbbbb
    -----------|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaa|bbbbbbbbbbb
    """
SUBHEAD_IN_A_BOX = """
    AAAAAAAAAAAAA|BBBBBBBBBBB
    AAAAAAAAAAAAA|BBBBBBBBBBB
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    +-----------+|bbbbbbbbbbb
    |  aaaaaaa  ||bbbbbbbbbbb
    |   aaaaa   ||bbbbbbbbbbb
    +-----------+|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    aaaaaaaaaaaaa|bbbbbbbbbbb
    """

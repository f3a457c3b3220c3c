"""How many joins are found and how many are wrong: whole issues typed, not printed."""

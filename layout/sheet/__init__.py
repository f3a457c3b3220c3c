"""The sheet as scanned: set upright and straight, its border off, its ink and glyphs found."""

"""Rounds over an inbox: what is new in it, what is known of it, what a round did.

patterns   what the path of a scan says of it
marks      which scans are known, and what became of them
planning   what there is to do
report     what was done
"""

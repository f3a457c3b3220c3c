"""Pages that a browser sets: a second press whose habits are not the first one's.

What layout learns on the pages of ``bench.press`` may be that press alone. Here the browser breaks
lines and squeezes signs, heads span some columns only, pictures stand over headlines, and gutters,
leading and faces follow other rules. Only the words are the same. Pages have the truth files of the
press, so that every measurement reads both.
"""

"""Step 5, preflight: what is wrong with a Scene or a finished file. One rule per file, one visible table of rules."""

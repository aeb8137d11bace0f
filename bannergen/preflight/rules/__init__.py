"""Step 5, preflight: one rule per file. Each says what it checks, why, and where the reason comes from."""

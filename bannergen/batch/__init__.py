"""Step 6, batch: a request planned, carried out by workers, and written down in a manifest."""

"""Step 4, export: a Scene to files, one module per format and one visible table of them (``export.formats``)."""

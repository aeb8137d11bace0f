"""The comparison of the typesetting with Typst's and Chromium's, for docs/typesetting-compared.md."""

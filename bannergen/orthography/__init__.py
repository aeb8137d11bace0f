"""Between the leaves and step 1: the text door, where right Vietnamese is told from what only looks like it.

In: a text as someone wrote it. Out: the text as it is set, and findings. Pure: no file is opened here.
"""

"""The review screen. What is decided lies in state.py, what is drawn in plain records of styled text.

    app.py        choosing, deciding, and the pages over the screen (Textual)
    intake.py     the walk over the ledger as it goes on, and files that have changed (Textual)
    window.py     the regions of the window, and moving about in them (Textual)
    themes.py     dark and light (Textual)
    prompts.py    a line of input, a yes or no, one of several (Textual)
    panes.py      the widgets: drawn lines, a page (Textual)
    plain.py      the same review, asked line by line
    records.py    pages of what has been said: histories, disagreements
    sources.py    the page of a source's text at the match
    pages.py      other pages: help, problems, filters
    drawing.py    every region of the screen as lines: header, list, footer
    pair.py       the selected pair: its sentence, its decisions, its two passages
    evidence.py   the assertions of a claim and their strips on one axis
    clipboard.py  what can be copied, and how a terminal is told to
    state.py      what a key does to what is listed and decided
    listing.py    the queue, the cursor, what the list is narrowed to
    filters.py    facets of a claim
    book.py       what stands, what is stale, what is not saved yet
    passages.py   passages with the words that differ
    strips.py     one strip a value, in characters
    signs.py      a glyph, a word and a number for every verdict, relation and state
    lines.py      styled text: cut, filled and wrapped by terminal cells
    keys.py, actions.py   a person's own keys; the table of actions
    editor.py, terminal.py, threads.py   how an editor is called; what a terminal can do; what runs beside the screen

Imports go down this list only. Everything shown passes printable() where a piece of text is made, and again at the
one place where it leaves for the terminal.
"""

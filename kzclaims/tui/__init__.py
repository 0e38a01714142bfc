"""The review screen. What is decided lies in state.py, what is drawn in plain records of styled text.

    app.py        choosing, deciding, and what is opened over the panes (Textual)
    intake.py     the walk over the ledger as it goes on, and files that have changed (Textual)
    window.py     what is open over what, and moving about in it (Textual)
    canvas.py     the one widget: it paints the rows that have changed (Textual)
    driver.py     what is typed: esc told from the beginning of a sequence (Textual)
    themes.py     dark and light (Textual)
    plain.py      the same review, asked line by line
    deciding.py, going.py, telling.py   what plain mode decides, where it goes, what it tells
    talk.py, answers.py, spoken.py      its two streams, what a line means, its sentences
    leaf.py       a page over the window: scrolled, or with places to choose from
    panels.py     what stands in each box of the window, and what of it is in sight
    boxes.py      where each region stands in a window of a size
    prompts.py    a question at the foot: keys, or a line of input
    entry.py      a line of input: words, a cursor, and what keys do
    records.py    pages of what has been said: histories, disagreements
    sources.py    the page of a source's text at the match
    pages.py      other pages: help, actions, findings, filters
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
    scroll.py     paragraphs seen through a frame; only those in sight are made
    signs.py      a glyph, a word and a number for every verdict, relation and state
    lines.py      styled text: cut, filled and wrapped by terminal cells
    editor.py, terminal.py, threads.py   how an editor is called; what a terminal can do; what runs beside the screen
    keys.py, actions.py   a person's own keys; the table of actions

Imports go down this list only. Everything shown passes printable() where a piece of text is made, and again at the
one place where it leaves for the terminal. There is one widget and one screen: a widget a region and a screen a page
cost three layouts for a key that changes two rows.
"""

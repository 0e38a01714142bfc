"""The review screen. What is decided lies in state.py, what is drawn in plain records of styled text.

    app.py        keys to actions, the window and its states (Textual)
    panes.py      the widgets: drawn lines, a page, a question, a line of input (Textual)
    plain.py      the same review, asked line by line
    pages.py      whole pages: help, the problems of the ledger, a source's text at the match
    drawing.py    every region of the screen as lines: header, list, footer
    pair.py       the selected pair: its sentence, its decisions, its two passages
    evidence.py   the assertions of a claim and their strips on one axis
    state.py      the queue, the cursor, the filters, what a key does to them
    book.py       what stands, what is stale, what is not saved yet
    passages.py   passages with the words that differ, and a source's whole text
    strips.py     one strip a value, in characters
    signs.py      a glyph, a word and a number for every verdict, relation and state
    lines.py      styled text: cut, filled and wrapped by terminal cells
    actions.py, editor.py, terminal.py, threads.py   the table of actions; how an editor is called; what a terminal
                  can do; what runs beside the screen

Imports go down this list only. Everything shown passes printable() where a piece of text is made, and again at the
one place where it leaves for the terminal.
"""

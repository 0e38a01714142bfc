"""Do your sources agree? The house on one page, from the roof down; imports go downwards only.

    __main__      exit codes, signals, the last word on what went wrong
    commands/     one module a command; they write to standard output, nothing below does
    cli           argv, environment, which commands there are
    tui/          the review screen: state without a toolkit, drawing, and app/panes, which alone see Textual
    render/       one small pure function a format: pretty and others for check; text, Markdown, HTML, JSON for report
    rules/        one module a rule; its docstring is its manual page
    road          the whole road in one walk: a ledger's folder in, a scene out
    rule          what a rule is, and the scene it looks at
    assess        claims + texts -> assessments: the road itself, readable top to bottom
    support       does the quote say the value?
    misquotes     the notes' own quotations against the full texts
    corpus        the register of sources, notes, and full texts known by fingerprint
    ledger        claims.yaml and claims/ -> Ledger, every node with its line and column
    shapes        the tables of fields; schema: what a table yields (parser, faults, JSON Schema)
    document      YAML to nodes that know their place; syntax: what libyaml says is wrong, in words for people
    files         the one door to a person's files; decoding: their bytes to text, never by a guess
    decisions     the log: append, read, undo, seal; journal: a file that only grows
    -- meaning only: no file, clock, environment, YAML --
    compare       two readings, compared as a careful editor would; weighing/ holds its steps
    identity      arithmetic that must hold between claims
    judge         what was found against what was quoted: the state of a match; matching/ holds its steps
    quantity      what a number in words means; reading/ holds its steps, languages/ the words (rows, not code)
    claim quote finding names notes text    the records everything above speaks of
    fold words figures furniture scripts    letters, words, numbers and page lines of a text; which script a letter is of
    printable errors values summary         what may be shown, what stops a run, settings, counts

A claim becomes an assessment in one place; `check`, `report` and `review` read the same stream. The written form is the
value: YAML scalars stay text, numbers are exact decimals. Faults of a person's data are values with a place.
"""

__version__ = "0.1.0"

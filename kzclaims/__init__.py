"""Do your sources agree? The house on one page, from the roof down; imports go downwards only.

    __main__                      exit codes, signals, the last word on what went wrong
    commands                      one module a command; they write to standard output, nothing below does
    cli progress given            argv and environment; the line while long work lasts; texts named on the command line
    tui render                    the review screen: state without a toolkit, and app, which sees Textual; a module a format
    cache examine                 a whole check, or what the last one came to where nothing has changed since
    outcome                       what a check came to: findings, and what was looked at
    selection manual road         rules by name; a rule's page; the whole road in one walk: a ledger's folder in, a scene out
    rules mutate summary          one module a rule, its docstring its manual page; alterations that pass; counts
    rested                        what a baseline rests on, and what of it was looked at again
    rule                          what a rule is, and the scene it looks at
    dispute pending signs         who stands against whom; what was put off or rejected; a glyph and a word for each finding
    assess                        claims + texts -> assessments: the road itself, readable top to bottom
    misquotes drift changed       the notes' own quotations; quotes in a newer text; what a changed line concerns
    pairs                         every two assertions of a claim, compared
    evidence                      an assertion, where its quote stands, what is read there
    asked support                 a claim's kind and unit against its values; does the quote say the value?
    corpus shelf                  the sources and their texts; texts made ready once
    ledger                        claims.yaml and claims/ -> Ledger, every node with its line and column
    shapes                        the tables of fields
    baseline schema ignores demo  findings accepted; what a table yields; ignores in a file; the ledgers `init` writes
    document fingerprint          YAML to nodes that know their place; what makes a finding the same tomorrow
    agreement since               how far two people agree; which lines differ from a commit
    decisions files errand        the log: append, read, undo, seal; the one door to a person's files; what was asked
    decoding syntax               bytes to text, never by a guess; what libyaml says is wrong, in words for people
    journal                       a file that only grows
    -- meaning only: no file, clock, environment, YAML --
    identity compare judge        arithmetic between claims; two readings, compared; what was found against what was quoted
    weighing matching             the steps of compare, and of judge
    quantity                      what a number in words means
    reading                       the steps of quantity
    claim finding notes words     the records everything above speaks of; two wordings side by side
    alterations                   every way a quote is got wrong
    quote fold furniture          where a quote stands; letters folded, and the way back; page lines inside a sentence
    languages figures names text  words by language (rows, not code); written figures; spellings of a name; spans
    counts values printable       a number with its noun; settings; what may be shown
    errors trail scripts          what stops a run; what a run looked at; which script a letter is of
    record                        dataclasses made by the million

A claim becomes an assessment in one place; `check`, `report` and `review` read the same stream. The written form is the
value: YAML scalars stay text, numbers are exact decimals. Faults of a person's data are values with a place.
"""

__version__ = "0.1.0"

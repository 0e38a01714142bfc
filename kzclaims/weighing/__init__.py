"""What two readings are to each other: one step a module, in the order of `compare` and `identity`.

`relation` holds the records, `exact` the numbers and `units` what converts; `widths` is the one table of how far words reach, with its
sources, `intervals` what it makes of a quantity; `weigh` gathers the facts of a pair, `quantities` and `dates` put the
tests to them in their order, `days` knows the calendar and `wording` the words. `formula` reads an identity and
`summing` does its arithmetic, and `reach` finds what all the choices among its sources can come to.
"""

"""From words to quantities: one step a module, in the order of `reader`, which asks the questions.

`tokens` splits a text into contexts, words and numbers, page lines set aside; `phrases` and `lexicon` make one table of
the words of the languages spoken, `speech` says which those are; `digits` and `numerals` read a number, `shares` a
fraction, `ranges` what joins two, `limits` what two limits make; `hedges` the bound before and after, `measures` the unit, `counted` the noun,
`factors` what doubles or halves, `dates` the calendar, `periods` the bounds of a date and two dates that are one; `exclusions` knows what is no figure.
`sides` tells what need not be asked, since a figure stands alone, `members` which words may be part of a reading at all, and `reach` whether one may go
over an offset; `answers` keeps what was asked of a word.
"""

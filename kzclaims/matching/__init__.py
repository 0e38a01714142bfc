"""From a quote to the words it stands for: one step a module, in the order of `judge`.

`places` brings candidates (folded letters, likeness, `seeds` of six letters joined over a gap); `passage` gives a
candidate its original words, page lines set aside; `changes` weighs each word that differs, `clause` the two ends,
`ellipsis` what was left out, `decisive` knowing which words turn a meaning; `match` puts the state together, `chain`
over several parts, and `choice` decides among equal places.
"""

"""The extra search index: a folder of tantivy beside a corpus, quicker than the corpus's own where papers are many.

Comes in: a corpus and queries. Goes out: row numbers of the papers that a query finds, the same that the corpus's own
index finds. The corpus stays the only truth: the folder may be deleted at any time, and one that is not of the state in
which the corpus is seen is not used.
"""

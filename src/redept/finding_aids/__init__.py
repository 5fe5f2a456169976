"""What a historian asks of the whole record.

Comes in: a reader on a corpus. Goes out: findings, each with its place and what a reader can do about it.
"""

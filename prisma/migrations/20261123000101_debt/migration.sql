-- What a member owes. A value of its own migration: it cannot be used in the one that adds it.
ALTER TYPE account ADD VALUE 'debt';

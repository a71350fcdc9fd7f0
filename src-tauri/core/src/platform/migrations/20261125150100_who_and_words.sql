-- Under whose identity a change was made, and the group whose rows it touched, where it was just one:
-- what "What changed" is asked by. Everything until now was written by whoever is at this laptop.
ALTER TABLE change ADD COLUMN actor INTEGER;
ALTER TABLE change ADD COLUMN group_id INTEGER;
UPDATE change SET actor = (SELECT no FROM actor WHERE me = 1);

-- Which blocks of 64 changes touched a group: an index of its own would cost every tap another page.
CREATE TABLE change_block (
    group_id INTEGER NOT NULL,
    block    INTEGER NOT NULL,
    PRIMARY KEY (group_id, block)
) WITHOUT ROWID;

-- The index of Find: derived, never shared, kept by the change that writes a row. Each word once, as it
-- is found by (no accents, small letters); it goes with the last row that has it.
CREATE TABLE word (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE,
    uses INTEGER NOT NULL
);

-- Which row has which word.
CREATE TABLE word_at (
    word_id INTEGER NOT NULL,
    kind    INTEGER NOT NULL,
    item    INTEGER NOT NULL,
    PRIMARY KEY (word_id, kind, item)
) WITHOUT ROWID;
CREATE INDEX word_at_item ON word_at (kind, item, word_id);

-- What is left of a word's beginning without one or two of its letters, as a number: two words that are
-- a slip apart have one in common.
CREATE TABLE word_slip (
    left_over INTEGER NOT NULL,
    word_id   INTEGER NOT NULL,
    PRIMARY KEY (left_over, word_id)
) WITHOUT ROWID;

-- Devices that wrote into this vault; one of them is this one.
CREATE TABLE actor (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    me INTEGER NOT NULL DEFAULT 0
);

-- The audit: ids and kinds, never values. `seq` is this device's own count of changes. `before` is
-- what undo needs; it is emptied when the app locks. One row, so that a tap writes one page for both.
CREATE TABLE change (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    act     TEXT NOT NULL,
    touched BLOB NOT NULL,
    undoes  INTEGER,
    before  BLOB
);

-- What belongs to this device alone: the person's name, where they were, drafts.
CREATE TABLE device (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Places where a group meets. The number is the hall's, never a member's.
CREATE TABLE venue (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE,
    group_id      INTEGER NOT NULL REFERENCES support_group (id),
    name          TEXT NOT NULL,
    address       TEXT NOT NULL DEFAULT '',
    getting_there TEXT NOT NULL DEFAULT '',
    cost          TEXT NOT NULL DEFAULT '',
    booking_role  TEXT NOT NULL DEFAULT '',
    booking_phone TEXT NOT NULL DEFAULT '',
    opening       TEXT NOT NULL DEFAULT '',
    notes         TEXT NOT NULL DEFAULT '',
    checked_on    TEXT,
    present       INTEGER NOT NULL,
    stamp         BLOB NOT NULL
);
CREATE INDEX venue_group ON venue (group_id, present, name);

-- What the place has: a row for each thing somebody looked at; no row means that nobody has looked.
CREATE TABLE venue_access (
    venue_id INTEGER NOT NULL REFERENCES venue (id),
    what     TEXT NOT NULL,
    answer   TEXT NOT NULL DEFAULT 'dontKnow',
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (venue_id, what)
) WITHOUT ROWID;

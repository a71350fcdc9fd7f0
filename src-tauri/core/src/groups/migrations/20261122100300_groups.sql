CREATE TABLE support_group (
    id      INTEGER PRIMARY KEY,
    uid     BLOB NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    place   TEXT NOT NULL DEFAULT '',
    since   TEXT NOT NULL,
    present INTEGER NOT NULL,
    stamp   BLOB NOT NULL
);

-- A person's place in one group. Contact details are here only where the hosts may have them.
CREATE TABLE member (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    name     TEXT NOT NULL,
    phone    TEXT NOT NULL DEFAULT '',
    email    TEXT NOT NULL DEFAULT '',
    host     INTEGER NOT NULL DEFAULT 0,
    joined   TEXT NOT NULL,
    state    TEXT NOT NULL DEFAULT 'here',
    back_on  TEXT,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);
CREATE INDEX member_group ON member (group_id, present, name);

-- A programme cohort: how many were offered the group, and what they said. No names.
CREATE TABLE programme (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    code      TEXT NOT NULL,
    offered   INTEGER NOT NULL,
    yes       INTEGER NOT NULL,
    maybe     INTEGER NOT NULL,
    no        INTEGER NOT NULL,
    not_asked INTEGER NOT NULL,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);

CREATE TABLE group_programme (
    group_id     INTEGER NOT NULL REFERENCES support_group (id),
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    present      INTEGER NOT NULL,
    stamp        BLOB NOT NULL,
    PRIMARY KEY (group_id, programme_id)
) WITHOUT ROWID;

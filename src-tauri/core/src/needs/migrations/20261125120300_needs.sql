-- What helps a person take part, as they told the service. Each word once; "other" is in own words.
CREATE TABLE person_need (
    person_id INTEGER NOT NULL REFERENCES person (id),
    what      TEXT NOT NULL,
    how       TEXT NOT NULL DEFAULT '',
    flagged   INTEGER NOT NULL DEFAULT 0,
    shared    INTEGER NOT NULL DEFAULT 0,
    reviewed  TEXT NOT NULL DEFAULT '1970-01-01',
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL,
    PRIMARY KEY (person_id, what)
) WITHOUT ROWID;

-- What of it the hosts of a group may know, or what they were told themselves.
CREATE TABLE member_need (
    member_id INTEGER NOT NULL REFERENCES member (id),
    what      TEXT NOT NULL,
    how       TEXT NOT NULL DEFAULT '',
    flagged   INTEGER NOT NULL DEFAULT 0,
    reviewed  TEXT NOT NULL DEFAULT '1970-01-01',
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL,
    PRIMARY KEY (member_id, what)
) WITHOUT ROWID;

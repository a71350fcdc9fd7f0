-- A decision about one purpose; the latest row of a member and purpose counts.
CREATE TABLE permission (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    group_id  INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    purpose   TEXT NOT NULL,
    decision  TEXT NOT NULL,
    wording   TEXT NOT NULL,
    how       TEXT NOT NULL,
    decided   TEXT NOT NULL,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX permission_member ON permission (member_id, purpose);

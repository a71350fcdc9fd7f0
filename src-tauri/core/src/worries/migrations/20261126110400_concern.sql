-- That somebody was worried. It stays on this device: it is in no compartment, so no file can carry it, and
-- it is written outside of any change, so neither the audit nor undo knows that it exists.
CREATE TABLE concern (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    group_id  INTEGER NOT NULL REFERENCES support_group (id),
    member_id INTEGER REFERENCES member (id),
    on_date   TEXT NOT NULL,
    about     TEXT NOT NULL,
    words     TEXT NOT NULL,
    told      TEXT NOT NULL DEFAULT '',
    told_on   TEXT,
    closed_on TEXT
);
CREATE INDEX concern_group ON concern (group_id, on_date);

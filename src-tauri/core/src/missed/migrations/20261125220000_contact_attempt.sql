-- One try at reaching somebody who was missed, and what came of it.
CREATE TABLE contact_attempt (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    member_id INTEGER NOT NULL REFERENCES member (id),
    on_date   TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX contact_attempt_member ON contact_attempt (member_id, present, on_date);

-- A person on a programme's list who agreed that the service keeps their details for the group.
CREATE TABLE person (
    id      INTEGER PRIMARY KEY,
    uid     BLOB NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    phone   TEXT NOT NULL DEFAULT '',
    email   TEXT NOT NULL DEFAULT '',
    present INTEGER NOT NULL,
    stamp   BLOB NOT NULL
);

-- Which member of which group a person is: known to the service alone.
CREATE TABLE person_member (
    person_id INTEGER NOT NULL REFERENCES person (id),
    member_id INTEGER NOT NULL,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL,
    PRIMARY KEY (person_id, member_id)
) WITHOUT ROWID;
CREATE INDEX person_member_member ON person_member (member_id);

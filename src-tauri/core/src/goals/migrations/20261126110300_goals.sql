-- Whether a group offers goals. No row: it does not.
CREATE TABLE goals_offered (
    group_id INTEGER PRIMARY KEY REFERENCES support_group (id),
    offered  INTEGER NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);

-- What a member means to do, in their own words; no words where they said that they would rather have none.
CREATE TABLE goal (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    member_id INTEGER NOT NULL REFERENCES member (id),
    words     TEXT NOT NULL DEFAULT '',
    status    TEXT NOT NULL,
    said_on   TEXT NOT NULL,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX goal_member ON goal (member_id, present, said_on);

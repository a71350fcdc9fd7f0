-- One row each time somebody takes a break or leaves; the latest counts. Reasons are words parted by
-- spaces, so that one from a newer version is kept as it is.
CREATE TABLE leaving_record (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE,
    member_id     INTEGER NOT NULL REFERENCES member (id),
    how           TEXT NOT NULL,
    on_date       TEXT NOT NULL,
    back_on       TEXT,
    reasons       TEXT NOT NULL DEFAULT '',
    fine          TEXT NOT NULL DEFAULT '',
    told_by       TEXT,
    keep_in_touch TEXT NOT NULL,
    ended         TEXT,
    present       INTEGER NOT NULL,
    stamp         BLOB NOT NULL
);
CREATE INDEX leaving_record_member ON leaving_record (member_id, present);

-- What was ticked off on Home, shared with the other hosts of the group.
CREATE TABLE todo_done (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    what       TEXT NOT NULL,
    done_on    TEXT NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL,
    PRIMARY KEY (meeting_id, what)
) WITHOUT ROWID;

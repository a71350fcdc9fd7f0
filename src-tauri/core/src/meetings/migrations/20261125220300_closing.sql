-- How many were there as somebody counted them, how it was, and who runs it in another's place.
ALTER TABLE meeting ADD COLUMN headcount INTEGER;
ALTER TABLE meeting ADD COLUMN how_was TEXT;
ALTER TABLE meeting ADD COLUMN run_by INTEGER REFERENCES member (id);

-- Who does or brings what next time. It belongs to the meeting at which it was agreed.
CREATE TABLE bring (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    words      TEXT NOT NULL,
    who        INTEGER REFERENCES member (id),
    done       INTEGER NOT NULL DEFAULT 0,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
);
CREATE INDEX bring_meeting ON bring (meeting_id, present);

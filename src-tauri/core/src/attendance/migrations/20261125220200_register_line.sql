-- Which line of the printed register is whose. Kept when a register is printed, so that nobody who joins
-- later moves the numbers on the paper.
CREATE TABLE register_line (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    member_id  INTEGER NOT NULL REFERENCES member (id),
    number     INTEGER NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL,
    PRIMARY KEY (meeting_id, member_id)
) WITHOUT ROWID;

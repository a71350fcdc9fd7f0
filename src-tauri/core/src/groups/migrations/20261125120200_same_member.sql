-- "These two are one person", within one list. Ids are never rewritten, one row points at the other.
ALTER TABLE member ADD COLUMN same_as INTEGER REFERENCES member (id);
CREATE INDEX member_same ON member (same_as) WHERE same_as IS NOT NULL;

-- Two members who look like one person and are not: asked once.
CREATE TABLE member_two (
    member_id INTEGER NOT NULL REFERENCES member (id),
    other_id  INTEGER NOT NULL REFERENCES member (id),
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL,
    PRIMARY KEY (member_id, other_id)
) WITHOUT ROWID;
CREATE INDEX member_two_other ON member_two (other_id);

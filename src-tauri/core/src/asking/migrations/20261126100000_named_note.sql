-- Texts of a group that may still name somebody who took their name off its list: what stands in people's
-- own words cannot be put right without reading it. Of this device alone; the name itself is not kept.
CREATE TABLE named_note (
    no        INTEGER PRIMARY KEY,
    group_id  INTEGER NOT NULL REFERENCES support_group (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    -- Where the text stands: the table's number, its key as JSON, the field's number.
    kind      INTEGER NOT NULL,
    key       TEXT NOT NULL,
    field     INTEGER NOT NULL,
    -- What the text came to when it was found. One that was written anew since is done.
    was       INTEGER NOT NULL,
    -- Somebody read it and found that it may stay.
    stays     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (member_id, kind, key, field)
);
CREATE INDEX named_note_group ON named_note (group_id);
CREATE INDEX named_note_unread ON named_note (stays, group_id);

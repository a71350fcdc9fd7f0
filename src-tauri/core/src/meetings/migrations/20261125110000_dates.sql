-- The date of the group's rule that a moved meeting stands for, and why one does not happen.
ALTER TABLE meeting ADD COLUMN moved_from TEXT;
ALTER TABLE meeting ADD COLUMN why_not TEXT;
-- What of a group's dates stands how: called off, not recorded.
CREATE INDEX meeting_group_state ON meeting (group_id, present, state, on_date);

-- How a group's dates repeat, as RFC 5545 writes it, counted from a date of the rule; and what the
-- group is called in calendars, empty for the neutral title. One row a group.
CREATE TABLE rhythm (
    group_id      INTEGER PRIMARY KEY REFERENCES support_group (id),
    rule          TEXT NOT NULL DEFAULT '',
    anchor        TEXT,
    calendar_name TEXT NOT NULL DEFAULT '',
    present       INTEGER NOT NULL,
    stamp         BLOB NOT NULL
);

-- A date of the rule on which the group does not meet.
CREATE TABLE skipped_date (
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    on_date  TEXT NOT NULL,
    why      TEXT NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (group_id, on_date)
) WITHOUT ROWID;

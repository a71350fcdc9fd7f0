-- A group's own words for a message, in place of ours. Gaps such as [day] are kept as gaps.
CREATE TABLE own_words (
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    message  TEXT NOT NULL,
    subject  TEXT NOT NULL,
    words    TEXT NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (group_id, message)
) WITHOUT ROWID;

-- That people were told, ticked by the person who did it. Nothing says to whom: that is nobody's business.
CREATE TABLE told (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    message    TEXT NOT NULL,
    told_on    TEXT NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL,
    PRIMARY KEY (meeting_id, message)
) WITHOUT ROWID;

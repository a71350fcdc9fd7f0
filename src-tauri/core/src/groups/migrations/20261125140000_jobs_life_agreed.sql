-- Who has which job in a group, and who had it. The flag `host` on `member` stays: it is worked out
-- from these rows in the same change, so that lists can put hosts first by one index.
CREATE TABLE role_assignment (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    member_id INTEGER NOT NULL REFERENCES member (id),
    job       TEXT NOT NULL,
    from_date TEXT NOT NULL,
    to_date   TEXT,
    agreed    TEXT NOT NULL DEFAULT '',
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX role_assignment_member ON role_assignment (member_id, present);

-- Whoever ran a group had that job since they were put on the list. The member's own identity serves
-- for the new row, so that two devices that migrate the same vault make the same row of it. The stamp
-- says: fields 0 to 5, written once, by no device.
INSERT INTO role_assignment (uid, member_id, job, from_date, present, stamp)
SELECT uid, id, 'host', joined, 1, x'3F010000' FROM member WHERE host = 1 AND present = 1;

-- Where a group stands in its life. Each step is a row; the latest is kept on the group too, because
-- every list of groups asks for it.
ALTER TABLE support_group ADD COLUMN life TEXT NOT NULL DEFAULT 'planned';
ALTER TABLE support_group ADD COLUMN life_since TEXT;
ALTER TABLE support_group ADD COLUMN back_on TEXT;
ALTER TABLE support_group ADD COLUMN ended_how TEXT;
ALTER TABLE support_group ADD COLUMN merged_with TEXT NOT NULL DEFAULT '';
UPDATE support_group SET life = 'meeting' WHERE id IN (SELECT group_id FROM meeting WHERE present = 1 AND state IN ('held', 'running'));

CREATE TABLE group_life (
    id          INTEGER PRIMARY KEY,
    uid         BLOB NOT NULL UNIQUE,
    group_id    INTEGER NOT NULL REFERENCES support_group (id),
    was         TEXT NOT NULL,
    life        TEXT NOT NULL,
    on_date     TEXT NOT NULL,
    back_on     TEXT,
    ended_how   TEXT,
    merged_with TEXT NOT NULL DEFAULT '',
    present     INTEGER NOT NULL,
    stamp       BLOB NOT NULL
);
CREATE INDEX group_life_group ON group_life (group_id, present, id);

-- What was done of the short list for ending well.
CREATE TABLE closing_step (
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    what     TEXT NOT NULL,
    done_on  TEXT,
    words    TEXT NOT NULL DEFAULT '',
    until    TEXT,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (group_id, what)
) WITHOUT ROWID;

-- What a group agreed, in versions: one without `agreed_on` is still being written.
CREATE TABLE agreed_text (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    group_id  INTEGER NOT NULL REFERENCES support_group (id),
    what      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    agreed_on TEXT,
    review_on TEXT,
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX agreed_text_group ON agreed_text (group_id, what, present, version);

CREATE TABLE agreed_line (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE,
    text_id  INTEGER NOT NULL REFERENCES agreed_text (id),
    part     TEXT NOT NULL,
    position INTEGER NOT NULL,
    words    TEXT NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);
CREATE INDEX agreed_line_text ON agreed_line (text_id, present, position);

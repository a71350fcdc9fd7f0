CREATE TABLE meeting (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE,
    group_id   INTEGER NOT NULL REFERENCES support_group (id),
    on_date    TEXT NOT NULL,
    starts     TEXT NOT NULL,
    minutes    INTEGER NOT NULL,
    place      TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL DEFAULT 'planned',
    started_at INTEGER,
    ended_at   INTEGER,
    now_item   INTEGER,
    now_since  INTEGER,
    notes      TEXT NOT NULL DEFAULT '',
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
);
CREATE INDEX meeting_group ON meeting (group_id, present, on_date);
-- Home asks for the next date and for meetings under way, over all groups.
CREATE INDEX meeting_state ON meeting (state, present, on_date);

CREATE TABLE agenda_item (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL DEFAULT '',
    minutes    INTEGER NOT NULL,
    extra      INTEGER NOT NULL DEFAULT 0,
    lead       INTEGER REFERENCES member (id),
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, present, position);

CREATE TABLE jotting (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    kind       TEXT NOT NULL,
    words      TEXT NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
);
CREATE INDEX jotting_meeting ON jotting (meeting_id, present);

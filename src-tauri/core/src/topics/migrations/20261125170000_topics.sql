-- What a service offers to talk about: its own topics, and starters that it has checked. On a host's
-- laptop they are as they came in the service's file. Questions and things tried are one a line.
CREATE TABLE service_topic (
    code       TEXT PRIMARY KEY,
    subject    TEXT NOT NULL DEFAULT 'free',
    title      TEXT NOT NULL DEFAULT '',
    opening    TEXT NOT NULL DEFAULT '',
    questions  TEXT NOT NULL DEFAULT '',
    tried      TEXT NOT NULL DEFAULT '',
    checked_by TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
) WITHOUT ROWID;

-- A topic that a group wrote itself. Its code is its identity.
CREATE TABLE group_topic (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE,
    group_id  INTEGER NOT NULL REFERENCES support_group (id),
    subject   TEXT NOT NULL,
    title     TEXT NOT NULL,
    opening   TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '',
    tried     TEXT NOT NULL DEFAULT '',
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL
);
CREATE INDEX group_topic_group ON group_topic (group_id, present);

-- A topic that a group asked for.
CREATE TABLE topic_wish (
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    code     TEXT NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (group_id, code)
) WITHOUT ROWID;

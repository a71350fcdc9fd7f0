-- The laptops that share a group. The key is what a laptop signs with; `device` is what it writes under.
CREATE TABLE circle_device (
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    signer   BLOB NOT NULL,
    name     TEXT NOT NULL DEFAULT '',
    device   BLOB,
    address  TEXT NOT NULL DEFAULT '',
    since    TEXT,
    gone_on  TEXT,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL,
    PRIMARY KEY (group_id, signer)
) WITHOUT ROWID;

-- Who looks after people's details once a group was handed over.
CREATE TABLE group_in_charge (
    group_id INTEGER PRIMARY KEY REFERENCES support_group (id),
    who      TEXT NOT NULL DEFAULT '',
    name     TEXT NOT NULL DEFAULT '',
    agreed   INTEGER NOT NULL DEFAULT 0,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);

-- Of this laptop alone: files for handing a group over that were made here.
CREATE TABLE circle_invite (
    id        BLOB PRIMARY KEY,
    group_uid BLOB NOT NULL,
    secret    BLOB NOT NULL,
    made_at   INTEGER NOT NULL,
    people    INTEGER NOT NULL,
    dates     INTEGER NOT NULL,
    -- Once somebody joined with it: who, with what, when.
    name      TEXT,
    signer    BLOB,
    got_people INTEGER,
    got_dates INTEGER,
    joined_at INTEGER
) WITHOUT ROWID;
CREATE INDEX circle_invite_group ON circle_invite (group_uid, made_at);

-- Of this laptop alone: the file that a group came here with.
CREATE TABLE circle_came (
    group_uid BLOB PRIMARY KEY,
    invite    BLOB NOT NULL,
    secret    BLOB NOT NULL,
    signer    BLOB NOT NULL,
    address   TEXT NOT NULL,
    name      TEXT NOT NULL,
    people    INTEGER NOT NULL,
    dates     INTEGER NOT NULL
) WITHOUT ROWID;

-- Of this laptop alone: the latest news from each of the others, and whose writes it included.
CREATE TABLE circle_heard (
    group_uid BLOB NOT NULL,
    signer    BLOB NOT NULL,
    at        INTEGER NOT NULL,
    seen      BLOB NOT NULL,
    PRIMARY KEY (group_uid, signer)
) WITHOUT ROWID;

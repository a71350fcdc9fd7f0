-- The service's own settings: one row, the same on every device, so that two devices never make two.
CREATE TABLE service (
    no                 INTEGER PRIMARY KEY,
    name               TEXT NOT NULL DEFAULT '',
    -- '': the service has not said, and it is where this device is.
    nation             TEXT NOT NULL DEFAULT '',
    governance_name    TEXT NOT NULL DEFAULT '',
    governance_phone   TEXT NOT NULL DEFAULT '',
    governance_email   TEXT NOT NULL DEFAULT '',
    safeguarding_name  TEXT NOT NULL DEFAULT '',
    safeguarding_phone TEXT NOT NULL DEFAULT '',
    safeguarding_email TEXT NOT NULL DEFAULT '',
    line_name          TEXT NOT NULL DEFAULT '',
    line_phone         TEXT NOT NULL DEFAULT '',
    checked_on         TEXT,
    quiet_intervals    INTEGER NOT NULL DEFAULT 2,
    few_people         INTEGER NOT NULL DEFAULT 3,
    few_hosts          INTEGER NOT NULL DEFAULT 2,
    falling_percent    INTEGER NOT NULL DEFAULT 33,
    small_number       INTEGER NOT NULL DEFAULT 5,
    back_up_weeks      INTEGER NOT NULL DEFAULT 4,
    present            INTEGER NOT NULL,
    stamp              BLOB NOT NULL
);

-- Who writes under which device's name. Somebody else at the same laptop writes under another.
CREATE TABLE clinician (
    actor   BLOB NOT NULL,
    name    TEXT NOT NULL,
    job     TEXT NOT NULL DEFAULT '',
    present INTEGER NOT NULL,
    stamp   BLOB NOT NULL,
    PRIMARY KEY (actor)
) WITHOUT ROWID;

-- Whom a group's hosts ring when they worry about somebody: the group's own copy, so that they have it
-- without the service. `own` is 1 where the hosts wrote it themselves.
CREATE TABLE group_crisis (
    group_id           INTEGER NOT NULL REFERENCES support_group (id),
    nation             TEXT NOT NULL,
    safeguarding_name  TEXT NOT NULL DEFAULT '',
    safeguarding_phone TEXT NOT NULL DEFAULT '',
    line_name          TEXT NOT NULL DEFAULT '',
    line_phone         TEXT NOT NULL DEFAULT '',
    checked_on         TEXT,
    own                INTEGER NOT NULL DEFAULT 0,
    present            INTEGER NOT NULL,
    stamp              BLOB NOT NULL,
    PRIMARY KEY (group_id)
) WITHOUT ROWID;
CREATE INDEX group_crisis_own ON group_crisis (own, present);

-- Plans that a group keeps to use again.
CREATE TABLE kept_plan (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    name     TEXT NOT NULL,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);
CREATE INDEX kept_plan_group ON kept_plan (group_id, present, name);

CREATE TABLE kept_item (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE,
    plan_id  INTEGER NOT NULL REFERENCES kept_plan (id),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL DEFAULT '',
    minutes  INTEGER NOT NULL,
    topic    TEXT,
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);
CREATE INDEX kept_item_plan ON kept_item (plan_id, present, position);

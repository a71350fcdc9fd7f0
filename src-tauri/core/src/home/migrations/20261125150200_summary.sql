-- What the service's Home and its list of groups say of each group: derived, never shared, kept by the
-- triggers below in the same transaction as what it says, so that a page costs the same at 100 groups
-- and at 10,000. A test works everything out afresh and compares.

-- The numbers that decide whether a group needs a look, as the triggers read them.
CREATE TABLE look_rule (
    quiet_intervals INTEGER NOT NULL,
    few_people      INTEGER NOT NULL,
    few_hosts       INTEGER NOT NULL,
    falling_percent INTEGER NOT NULL
);
INSERT INTO look_rule VALUES (2, 3, 2, 33);

CREATE TABLE group_summary (
    group_id     INTEGER PRIMARY KEY,
    name         TEXT NOT NULL COLLATE NOCASE,
    place        TEXT NOT NULL COLLATE NOCASE,
    life         TEXT NOT NULL,
    back_on      TEXT,
    since        TEXT NOT NULL,
    began        INTEGER NOT NULL GENERATED ALWAYS AS (CAST(substr(since, 1, 4) AS INTEGER)) STORED,
    members      INTEGER NOT NULL DEFAULT 0,
    hosts        INTEGER NOT NULL DEFAULT 0,
    -- '' and -1: has not met. Not NULL, so that one index serves sorting either way.
    last_held    TEXT NOT NULL DEFAULT '',
    last_members INTEGER NOT NULL DEFAULT -1,
    -- How many came to the last eight meetings, guests included, oldest first: a JSON array.
    recent       TEXT NOT NULL DEFAULT '[]',
    -- The usual days between two meetings.
    every_days   INTEGER NOT NULL DEFAULT 28,
    -- The day after which it is quiet.
    due_by       TEXT NOT NULL DEFAULT '9999-12-31',
    -- Is as of the last day somebody looked: `quiet_from_today` in the store moves it on.
    quiet        INTEGER NOT NULL DEFAULT 0,
    few          INTEGER NOT NULL DEFAULT 0,
    lone         INTEGER NOT NULL DEFAULT 0,
    falling      INTEGER NOT NULL DEFAULT 0,
    look         INTEGER NOT NULL GENERATED ALWAYS AS (quiet OR few OR lone OR falling) STORED,
    stage        TEXT NOT NULL GENERATED ALWAYS AS
                     (CASE life WHEN 'paused' THEN 'paused' WHEN 'ended' THEN 'ended' ELSE 'now' END) STORED,
    -- What it counts as: one that is being set up does not meet yet.
    counted      TEXT NOT NULL GENERATED ALWAYS AS (iif(life = 'planned', 'setUp', stage)) STORED
);
CREATE INDEX summary_name ON group_summary (name, group_id);
CREATE INDEX summary_place ON group_summary (place, name, group_id);
CREATE INDEX summary_held ON group_summary (last_held, group_id);
CREATE INDEX summary_came ON group_summary (last_members, group_id);
CREATE INDEX summary_stage_name ON group_summary (stage, name, group_id);
CREATE INDEX summary_stage_place ON group_summary (stage, place, name, group_id);
CREATE INDEX summary_stage_held ON group_summary (stage, last_held, group_id);
CREATE INDEX summary_stage_came ON group_summary (stage, last_members, group_id);
CREATE INDEX summary_look ON group_summary (due_by, group_id) WHERE look = 1;
CREATE INDEX summary_look_place ON group_summary (place, due_by, group_id) WHERE look = 1;
CREATE INDEX summary_look_began ON group_summary (began, due_by, group_id) WHERE look = 1;
CREATE INDEX summary_quiet ON group_summary (quiet, due_by);

-- How many groups, people and people who came, in all ('', 0), of a place and of a year.
CREATE TABLE group_count (
    place  TEXT NOT NULL COLLATE NOCASE,
    began  INTEGER NOT NULL,
    stage  TEXT NOT NULL,
    look   INTEGER NOT NULL,
    groups INTEGER NOT NULL,
    people INTEGER NOT NULL,
    -- Of groups that have met: who came last time, of how many on the list.
    came   INTEGER NOT NULL,
    could  INTEGER NOT NULL,
    PRIMARY KEY (place, began, stage, look)
) WITHOUT ROWID;
-- The places with most groups come first.
CREATE TABLE place_count (
    place  TEXT PRIMARY KEY COLLATE NOCASE,
    groups INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX place_count_groups ON place_count (groups DESC, place);

CREATE TRIGGER summary_counted AFTER INSERT ON group_summary BEGIN
    INSERT INTO group_count VALUES
        ('', 0, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members)),
        ('', new.began, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members))
    ON CONFLICT DO UPDATE SET groups = groups + 1, people = people + excluded.people, came = came + excluded.came, could = could + excluded.could;
    INSERT INTO group_count
    SELECT new.place, 0, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members)
    WHERE new.place <> ''
    ON CONFLICT DO UPDATE SET groups = groups + 1, people = people + excluded.people, came = came + excluded.came, could = could + excluded.could;
    INSERT INTO place_count SELECT new.place, 1 WHERE new.place <> '' ON CONFLICT DO UPDATE SET groups = groups + 1;
END;

CREATE TRIGGER summary_uncounted AFTER DELETE ON group_summary BEGIN
    UPDATE group_count SET groups = groups - 1, people = people - old.members,
        came = came - max(old.last_members, 0), could = could - iif(old.last_members < 0, 0, old.members)
    WHERE stage = old.counted AND look = old.look
      AND ((place = '' AND began = 0) OR (place = '' AND began = old.began) OR (place = old.place AND began = 0));
    DELETE FROM group_count WHERE place = old.place AND groups = 0;
    UPDATE place_count SET groups = groups - 1 WHERE place = old.place;
    DELETE FROM place_count WHERE place = old.place AND groups = 0;
END;

CREATE TRIGGER summary_recounted AFTER UPDATE OF place, since, life, quiet, few, lone, falling, members, last_members ON group_summary
WHEN old.place IS NOT new.place OR old.began <> new.began OR old.counted <> new.counted OR old.look <> new.look
  OR old.members <> new.members OR old.last_members <> new.last_members BEGIN
    UPDATE group_count SET groups = groups - 1, people = people - old.members,
        came = came - max(old.last_members, 0), could = could - iif(old.last_members < 0, 0, old.members)
    WHERE stage = old.counted AND look = old.look AND place = '' AND began IN (0, old.began);
    UPDATE group_count SET groups = groups - 1, people = people - old.members,
        came = came - max(old.last_members, 0), could = could - iif(old.last_members < 0, 0, old.members)
    WHERE stage = old.counted AND look = old.look AND place = old.place AND began = 0 AND old.place <> '';
    DELETE FROM group_count WHERE place = old.place AND groups = 0;
    INSERT INTO group_count VALUES
        ('', 0, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members)),
        ('', new.began, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members))
    ON CONFLICT DO UPDATE SET groups = groups + 1, people = people + excluded.people, came = came + excluded.came, could = could + excluded.could;
    INSERT INTO group_count
    SELECT new.place, 0, new.counted, new.look, 1, new.members, max(new.last_members, 0), iif(new.last_members < 0, 0, new.members)
    WHERE new.place <> ''
    ON CONFLICT DO UPDATE SET groups = groups + 1, people = people + excluded.people, came = came + excluded.came, could = could + excluded.could;
END;

CREATE TRIGGER summary_moved AFTER UPDATE OF place ON group_summary WHEN old.place <> new.place COLLATE BINARY BEGIN
    UPDATE place_count SET groups = groups - 1 WHERE place = old.place;
    DELETE FROM place_count WHERE place = old.place AND groups = 0;
    INSERT INTO place_count SELECT new.place, 1 WHERE new.place <> '' ON CONFLICT DO UPDATE SET groups = groups + 1;
END;

-- Views that nobody reads: a row put into one is an order to work something out afresh. It is how
-- SQLite says "procedure", and it keeps each rule in one place.
CREATE VIEW summary_meetings AS SELECT 0 AS group_id WHERE 0;
CREATE VIEW summary_signs AS SELECT 0 AS group_id WHERE 0;

-- Worked out from the group's meetings, by index: the last eight held, the usual interval.
CREATE TRIGGER summary_meetings_again INSTEAD OF INSERT ON summary_meetings BEGIN
    UPDATE group_summary SET
        last_held = coalesce((SELECT max(e.on_date) FROM meeting e
            WHERE e.group_id = new.group_id AND e.present = 1 AND e.state = 'held'), ''),
        last_members = coalesce((SELECT coalesce(t.here, 0) FROM meeting e LEFT JOIN tally t ON t.meeting_id = e.id
            WHERE e.group_id = new.group_id AND e.present = 1 AND e.state = 'held'
            ORDER BY e.on_date DESC, e.starts DESC, e.id DESC LIMIT 1), -1),
        recent = (SELECT json_group_array(came) FROM (SELECT came FROM (
            SELECT e.on_date, e.starts, e.id, coalesce(t.here + t.guests, 0) AS came
            FROM meeting e LEFT JOIN tally t ON t.meeting_id = e.id
            WHERE e.group_id = new.group_id AND e.present = 1 AND e.state = 'held'
            ORDER BY e.on_date DESC, e.starts DESC, e.id DESC LIMIT 8) ORDER BY on_date, starts, id)),
        -- The middle one of the gaps, so that a missed month or a summer break does not count as usual.
        every_days = min(max(coalesce(
            (SELECT gap FROM (
                SELECT gap, row_number() OVER (ORDER BY gap) AS nth, count(*) OVER () AS of FROM (
                    SELECT CAST(julianday(on_date) - julianday(lag(on_date) OVER (ORDER BY on_date)) AS INTEGER) AS gap FROM (
                        SELECT e.on_date FROM meeting e WHERE e.group_id = new.group_id AND e.present = 1 AND e.state = 'held'
                        ORDER BY e.on_date DESC LIMIT 8)) WHERE gap > 0) WHERE nth = (of + 1) / 2),
            -- Before the second meeting, what was planned has to do.
            (SELECT gap FROM (
                SELECT CAST(julianday(on_date) - julianday(lag(on_date) OVER (ORDER BY on_date)) AS INTEGER) AS gap FROM (
                    SELECT e.on_date FROM meeting e WHERE e.group_id = new.group_id AND e.present = 1 AND e.state <> 'cancelled'
                    ORDER BY e.on_date LIMIT 2)) WHERE gap > 0),
            28), 7), 92)
    WHERE group_id = new.group_id;
    INSERT INTO summary_signs VALUES (new.group_id);
END;

-- The signs that a group needs a look. home/model.rs says the same in words.
CREATE TRIGGER summary_signs_again INSTEAD OF INSERT ON summary_signs BEGIN
    UPDATE group_summary SET
        due_by = CASE
            WHEN life = 'ended' THEN '9999-12-31'
            WHEN life = 'paused' THEN coalesce(back_on, '9999-12-31')
            ELSE date(
                iif(last_held <> '', last_held, max(since, coalesce((SELECT min(e.on_date) FROM meeting e
                    WHERE e.group_id = new.group_id AND e.present = 1 AND e.state = 'planned'), since))),
                '+' || ((SELECT quiet_intervals FROM look_rule) * every_days + 7) || ' days')
        END,
        few = stage = 'now' AND json_array_length(recent) >= 2
            AND json_extract(recent, '$[#-1]') < (SELECT few_people FROM look_rule)
            AND json_extract(recent, '$[#-2]') < (SELECT few_people FROM look_rule),
        lone = life = 'meeting' AND hosts < (SELECT few_hosts FROM look_rule),
        -- The last three against those before, in whole numbers: averages times both counts.
        falling = stage = 'now' AND json_array_length(recent) >= 6 AND coalesce((
            SELECT before * 3 - lately * n >= 6 * n
               AND lately * n * 100 <= before * 3 * (100 - (SELECT falling_percent FROM look_rule))
            FROM (SELECT sum(iif(key >= json_array_length(recent) - 3, value, 0)) AS lately,
                         sum(iif(key < json_array_length(recent) - 3, value, 0)) AS before,
                         json_array_length(recent) - 3 AS n FROM json_each(recent))), 0)
    WHERE group_id = new.group_id;
    -- Whether it is quiet is as of a day, which SQL must not ask the clock for: whoever looks next says.
    UPDATE group_summary SET quiet = 0 WHERE group_id = new.group_id AND quiet = 1;
END;

CREATE TRIGGER summary_of_group AFTER INSERT ON support_group WHEN new.present = 1 BEGIN
    INSERT INTO group_summary (group_id, name, place, since, life, back_on)
    VALUES (new.id, new.name, new.place, new.since, new.life, new.back_on);
    INSERT INTO summary_meetings VALUES (new.id);
END;

CREATE TRIGGER summary_of_group_changed AFTER UPDATE OF name, place, since, life, back_on ON support_group WHEN new.present = 1 AND old.present = 1 BEGIN
    UPDATE group_summary SET name = new.name, place = new.place, since = new.since, life = new.life, back_on = new.back_on
    WHERE group_id = new.id;
    INSERT INTO summary_signs VALUES (new.id);
END;

CREATE TRIGGER summary_of_group_gone AFTER UPDATE OF present ON support_group WHEN new.present = 0 AND old.present = 1 BEGIN
    DELETE FROM group_summary WHERE group_id = new.id;
END;

CREATE TRIGGER summary_of_group_back AFTER UPDATE OF present ON support_group WHEN new.present = 1 AND old.present = 0 BEGIN
    INSERT INTO group_summary (group_id, name, place, since, life, back_on, members, hosts)
    VALUES (new.id, new.name, new.place, new.since, new.life, new.back_on,
        (SELECT count(*) FROM member WHERE group_id = new.id AND present = 1 AND state IN ('here', 'onBreak')),
        (SELECT count(*) FROM member WHERE group_id = new.id AND present = 1 AND state = 'here' AND host = 1));
    INSERT INTO summary_meetings VALUES (new.id);
END;

-- One by one: a list of 10,000 names must not count 10,000 members 10,000 times.
CREATE TRIGGER summary_of_member AFTER INSERT ON member WHEN new.present = 1 BEGIN
    UPDATE group_summary SET
        members = members + (new.state IN ('here', 'onBreak')),
        hosts = hosts + (new.state = 'here' AND new.host),
        lone = life = 'meeting' AND hosts + (new.state = 'here' AND new.host) < (SELECT few_hosts FROM look_rule)
    WHERE group_id = new.group_id;
END;

CREATE TRIGGER summary_of_member_changed AFTER UPDATE OF present, state, host, group_id ON member BEGIN
    UPDATE group_summary SET
        members = members - (old.present AND old.state IN ('here', 'onBreak')),
        hosts = hosts - (old.present AND old.state = 'here' AND old.host)
    WHERE group_id = old.group_id;
    UPDATE group_summary SET
        members = members + (new.present AND new.state IN ('here', 'onBreak')),
        hosts = hosts + (new.present AND new.state = 'here' AND new.host)
    WHERE group_id = new.group_id;
    UPDATE group_summary SET lone = life = 'meeting' AND hosts < (SELECT few_hosts FROM look_rule)
    WHERE group_id IN (old.group_id, new.group_id);
END;

CREATE TRIGGER summary_of_meeting AFTER INSERT ON meeting WHEN new.present = 1 BEGIN
    INSERT INTO summary_meetings VALUES (new.group_id);
END;

CREATE TRIGGER summary_of_meeting_changed AFTER UPDATE OF on_date, starts, state, present, group_id ON meeting BEGIN
    INSERT INTO summary_meetings VALUES (new.group_id);
END;

-- A mark at a meeting that is over is put right in the list; during a meeting nothing of it is said.
CREATE TRIGGER summary_of_tally AFTER INSERT ON tally BEGIN
    INSERT INTO summary_meetings SELECT group_id FROM meeting WHERE id = new.meeting_id AND state = 'held' AND present = 1;
END;

CREATE TRIGGER summary_of_tally_changed AFTER UPDATE OF here, guests ON tally WHEN old.here <> new.here OR old.guests <> new.guests BEGIN
    INSERT INTO summary_meetings SELECT group_id FROM meeting WHERE id = new.meeting_id AND state = 'held' AND present = 1;
END;

CREATE TRIGGER look_rule_made AFTER INSERT ON service WHEN new.present = 1 BEGIN
    UPDATE look_rule SET quiet_intervals = new.quiet_intervals, few_people = new.few_people,
        few_hosts = new.few_hosts, falling_percent = new.falling_percent;
    INSERT INTO summary_signs SELECT group_id FROM group_summary;
END;

CREATE TRIGGER look_rule_changed AFTER UPDATE OF quiet_intervals, few_people, few_hosts, falling_percent, present ON service BEGIN
    UPDATE look_rule SET
        quiet_intervals = iif(new.present, new.quiet_intervals, 2), few_people = iif(new.present, new.few_people, 3),
        few_hosts = iif(new.present, new.few_hosts, 2), falling_percent = iif(new.present, new.falling_percent, 33);
    INSERT INTO summary_signs SELECT group_id FROM group_summary;
END;

-- The groups that are there already.
INSERT INTO group_summary (group_id, name, place, since, life, back_on, members, hosts)
SELECT g.id, g.name, g.place, g.since, g.life, g.back_on,
    (SELECT count(*) FROM member m WHERE m.group_id = g.id AND m.present = 1 AND m.state IN ('here', 'onBreak')),
    (SELECT count(*) FROM member m WHERE m.group_id = g.id AND m.present = 1 AND m.state = 'here' AND m.host = 1)
FROM support_group g WHERE g.present = 1;
INSERT INTO summary_meetings SELECT group_id FROM group_summary;

-- Find asks for the meetings of a day, whatever became of them.
CREATE INDEX meeting_day ON meeting (on_date, present);

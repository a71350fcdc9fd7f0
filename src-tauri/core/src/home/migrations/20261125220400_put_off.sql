-- Some who met without a meeting have met: the group is not quiet. How many came is read off registers alone.
DROP TRIGGER summary_meetings_again;
CREATE TRIGGER summary_meetings_again INSTEAD OF INSERT ON summary_meetings BEGIN
    UPDATE group_summary SET
        last_held = coalesce((SELECT max(e.on_date) FROM meeting e
            WHERE e.group_id = new.group_id AND e.present = 1 AND e.state IN ('held', 'informal')), ''),
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
                        SELECT e.on_date FROM meeting e WHERE e.group_id = new.group_id AND e.present = 1 AND e.state IN ('held', 'informal')
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

-- What somebody at this laptop would rather do later. It is nobody else's business.
CREATE TABLE put_off (
    actor   BLOB NOT NULL,
    what    TEXT NOT NULL,
    until   TEXT NOT NULL,
    times   INTEGER NOT NULL,
    present INTEGER NOT NULL,
    stamp   BLOB NOT NULL,
    PRIMARY KEY (actor, what)
) WITHOUT ROWID;

-- How a host is doing, told to the pain service on purpose. What is not told never leaves the device.
CREATE TABLE host_check_in (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    on_date  TEXT NOT NULL,
    feels    TEXT NOT NULL,
    name     TEXT NOT NULL DEFAULT '',
    present  INTEGER NOT NULL,
    stamp    BLOB NOT NULL
);
CREATE INDEX host_check_in_group ON host_check_in (group_id, present, on_date);

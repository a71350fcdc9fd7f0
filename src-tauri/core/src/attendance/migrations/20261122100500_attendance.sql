CREATE TABLE attendance (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    member_id  INTEGER NOT NULL REFERENCES member (id),
    status     TEXT NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL,
    PRIMARY KEY (meeting_id, member_id)
) WITHOUT ROWID;

CREATE TABLE guest (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    name       TEXT NOT NULL,
    here       INTEGER NOT NULL,
    present    INTEGER NOT NULL,
    stamp      BLOB NOT NULL
);
CREATE INDEX guest_meeting ON guest (meeting_id, present);

-- How many at each meeting: derived, never shared, kept by the triggers below.
CREATE TABLE tally (
    meeting_id INTEGER PRIMARY KEY,
    here       INTEGER NOT NULL DEFAULT 0,
    apologies  INTEGER NOT NULL DEFAULT 0,
    no_word    INTEGER NOT NULL DEFAULT 0,
    guests     INTEGER NOT NULL DEFAULT 0
);

-- Somebody who was put on the list by mistake counts nowhere, until they are put back.
CREATE TRIGGER member_recounted AFTER UPDATE OF present ON member WHEN old.present <> new.present BEGIN
    UPDATE tally SET
        here = here + (new.present - old.present) * (SELECT count(*) FROM attendance a
            WHERE a.meeting_id = tally.meeting_id AND a.member_id = new.id AND a.present = 1 AND a.status = 'here'),
        apologies = apologies + (new.present - old.present) * (SELECT count(*) FROM attendance a
            WHERE a.meeting_id = tally.meeting_id AND a.member_id = new.id AND a.present = 1 AND a.status = 'apologies'),
        no_word = no_word + (new.present - old.present) * (SELECT count(*) FROM attendance a
            WHERE a.meeting_id = tally.meeting_id AND a.member_id = new.id AND a.present = 1 AND a.status = 'noWord')
    WHERE meeting_id IN (SELECT id FROM meeting WHERE group_id = new.group_id);
END;

CREATE TRIGGER attendance_counted AFTER INSERT ON attendance WHEN new.present = 1 BEGIN
    INSERT INTO tally (meeting_id, here, apologies, no_word)
    VALUES (new.meeting_id, new.status = 'here', new.status = 'apologies', new.status = 'noWord')
    ON CONFLICT (meeting_id) DO UPDATE SET
        here = here + excluded.here, apologies = apologies + excluded.apologies, no_word = no_word + excluded.no_word;
END;

CREATE TRIGGER attendance_recounted AFTER UPDATE OF status, present ON attendance
WHEN (SELECT present FROM member WHERE id = new.member_id) BEGIN
    UPDATE tally SET
        here = here + (new.present AND new.status = 'here') - (old.present AND old.status = 'here'),
        apologies = apologies + (new.present AND new.status = 'apologies') - (old.present AND old.status = 'apologies'),
        no_word = no_word + (new.present AND new.status = 'noWord') - (old.present AND old.status = 'noWord')
    WHERE meeting_id = new.meeting_id;
    -- The row may have been taken up while it was away and so never counted.
    INSERT INTO tally (meeting_id, here, apologies, no_word)
    SELECT new.meeting_id, new.present AND new.status = 'here', new.present AND new.status = 'apologies', new.present AND new.status = 'noWord'
    WHERE NOT EXISTS (SELECT 1 FROM tally WHERE meeting_id = new.meeting_id);
END;

CREATE TRIGGER guest_counted AFTER INSERT ON guest WHEN new.present = 1 BEGIN
    INSERT INTO tally (meeting_id, guests) VALUES (new.meeting_id, new.here)
    ON CONFLICT (meeting_id) DO UPDATE SET guests = guests + excluded.guests;
END;

CREATE TRIGGER guest_recounted AFTER UPDATE OF here, present ON guest BEGIN
    UPDATE tally SET guests = guests + (new.present AND new.here) - (old.present AND old.here) WHERE meeting_id = new.meeting_id;
END;

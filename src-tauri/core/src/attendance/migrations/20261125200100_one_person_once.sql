-- Somebody with two rows in one group is one person at a meeting: here if either row says so, else apologies,
-- else no word. The marks of a meeting stand next to each other, and are counted anew with each of them.
DROP TRIGGER member_recounted;
DROP TRIGGER attendance_counted;
DROP TRIGGER attendance_recounted;

CREATE TRIGGER attendance_counted AFTER INSERT ON attendance WHEN new.present = 1 BEGIN
    INSERT INTO tally (meeting_id) VALUES (new.meeting_id) ON CONFLICT (meeting_id) DO NOTHING;
    UPDATE tally SET (here, apologies, no_word) = (SELECT coalesce(sum(best = 0), 0), coalesce(sum(best = 1), 0), coalesce(sum(best = 2), 0) FROM (
        SELECT min(CASE a.status WHEN 'here' THEN 0 WHEN 'apologies' THEN 1 WHEN 'noWord' THEN 2 ELSE 3 END) AS best
        FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1
        WHERE a.meeting_id = new.meeting_id AND a.present = 1 GROUP BY coalesce(m.same_as, m.id)))
    WHERE meeting_id = new.meeting_id;
END;

CREATE TRIGGER attendance_recounted AFTER UPDATE OF status, present ON attendance BEGIN
    INSERT INTO tally (meeting_id) VALUES (new.meeting_id) ON CONFLICT (meeting_id) DO NOTHING;
    UPDATE tally SET (here, apologies, no_word) = (SELECT coalesce(sum(best = 0), 0), coalesce(sum(best = 1), 0), coalesce(sum(best = 2), 0) FROM (
        SELECT min(CASE a.status WHEN 'here' THEN 0 WHEN 'apologies' THEN 1 WHEN 'noWord' THEN 2 ELSE 3 END) AS best
        FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1
        WHERE a.meeting_id = new.meeting_id AND a.present = 1 GROUP BY coalesce(m.same_as, m.id)))
    WHERE meeting_id = new.meeting_id;
END;

-- Somebody who was put on the list by mistake counts nowhere, until they are put back; two rows that become
-- one person count once, until they are two again.
CREATE TRIGGER member_recounted AFTER UPDATE OF present, same_as ON member
WHEN old.present <> new.present OR old.same_as IS NOT new.same_as BEGIN
    UPDATE tally SET (here, apologies, no_word) = (SELECT coalesce(sum(best = 0), 0), coalesce(sum(best = 1), 0), coalesce(sum(best = 2), 0) FROM (
        SELECT min(CASE a.status WHEN 'here' THEN 0 WHEN 'apologies' THEN 1 WHEN 'noWord' THEN 2 ELSE 3 END) AS best
        FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1
        WHERE a.meeting_id = tally.meeting_id AND a.present = 1 GROUP BY coalesce(m.same_as, m.id)))
    WHERE meeting_id IN (SELECT e.id FROM meeting e WHERE e.group_id = new.group_id AND EXISTS (
        SELECT 1 FROM attendance a WHERE a.meeting_id = e.id AND a.member_id = new.id));
END;

-- What was counted twice so far.
UPDATE tally SET (here, apologies, no_word) = (SELECT coalesce(sum(best = 0), 0), coalesce(sum(best = 1), 0), coalesce(sum(best = 2), 0) FROM (
        SELECT min(CASE a.status WHEN 'here' THEN 0 WHEN 'apologies' THEN 1 WHEN 'noWord' THEN 2 ELSE 3 END) AS best
        FROM attendance a JOIN member m ON m.id = a.member_id AND m.present = 1
        WHERE a.meeting_id = tally.meeting_id AND a.present = 1 GROUP BY coalesce(m.same_as, m.id)))
WHERE meeting_id IN (SELECT e.id FROM meeting e JOIN member m ON m.group_id = e.group_id AND m.same_as IS NOT NULL);

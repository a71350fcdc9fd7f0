-- One row for each person of a programme's cohort. A person is linked only where they agreed to be named;
-- without a link the row holds nothing that could name anybody. Reasons as in leaving_record.
CREATE TABLE cohort_person (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    person_id    INTEGER REFERENCES person (id),
    finished     TEXT NOT NULL DEFAULT 'notKnown',
    offered_on   TEXT,
    offered_by   TEXT NOT NULL DEFAULT '',
    answer       TEXT NOT NULL DEFAULT 'notAsked',
    answered_on  TEXT,
    reasons      TEXT NOT NULL DEFAULT '',
    main_reason  TEXT,
    fine         TEXT NOT NULL DEFAULT '',
    told_by      TEXT,
    present      INTEGER NOT NULL,
    stamp        BLOB NOT NULL
);
CREATE INDEX cohort_person_programme ON cohort_person (programme_id, present, answer);
CREATE INDEX cohort_person_person ON cohort_person (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX cohort_person_to_ask ON cohort_person (programme_id)
    WHERE present = 1 AND answer = 'notAsked' AND offered_on IS NULL;

ALTER TABLE programme ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN first_day TEXT;
ALTER TABLE programme ADD COLUMN last_day TEXT;
ALTER TABLE programme ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN started INTEGER;
ALTER TABLE programme ADD COLUMN finished INTEGER;
ALTER TABLE programme ADD COLUMN since TEXT;

-- What was counted in columns so far becomes rows without a name. A row takes its identity from the
-- programme's and its own number, so that two devices that open the same vault make the same rows. The
-- stamp says: what is written here, once, by no device.
WITH RECURSIVE
    counted (programme_id, uid, answer, day, number, before) AS (
        SELECT p.id, p.uid, a.answer, (
                   SELECT min(g.since) FROM group_programme gp JOIN support_group g ON g.id = gp.group_id
                   WHERE gp.programme_id = p.id
               ),
               CASE a.answer WHEN 'yes' THEN p.yes WHEN 'maybe' THEN p.maybe WHEN 'no' THEN p.no ELSE p.not_asked END,
               CASE a.answer WHEN 'yes' THEN 0 WHEN 'maybe' THEN p.yes WHEN 'no' THEN p.yes + p.maybe
                   ELSE p.yes + p.maybe + p.no END
        FROM programme p
        JOIN (SELECT 'yes' AS answer UNION ALL SELECT 'maybe' UNION ALL SELECT 'no' UNION ALL SELECT 'notAsked') a
        WHERE p.present = 1
    ),
    person (programme_id, uid, answer, day, nth, number, before) AS (
        SELECT programme_id, uid, answer, day, 1, number, before FROM counted WHERE number > 0
        UNION ALL
        SELECT programme_id, uid, answer, day, nth + 1, number, before FROM person WHERE nth < number
    )
INSERT INTO cohort_person (uid, programme_id, answer, offered_on, answered_on, present, stamp)
SELECT CAST(substr(uid, 1, 10) || CAST(printf('%06d', before + nth) AS BLOB) AS BLOB), programme_id, answer,
       CASE WHEN answer <> 'notAsked' THEN day END, CASE WHEN answer <> 'notAsked' THEN day END, 1, x'D301010000'
FROM person;

UPDATE programme SET since = (
    SELECT min(g.since) FROM group_programme gp JOIN support_group g ON g.id = gp.group_id
    WHERE gp.programme_id = programme.id
);

ALTER TABLE programme DROP COLUMN offered;
ALTER TABLE programme DROP COLUMN yes;
ALTER TABLE programme DROP COLUMN maybe;
ALTER TABLE programme DROP COLUMN no;
ALTER TABLE programme DROP COLUMN not_asked;

-- Newest first: by the last day, or else by the day it was recorded.
CREATE INDEX programme_by_day ON programme (present, coalesce(last_day, since, '') DESC, id DESC);
CREATE INDEX group_programme_programme ON group_programme (programme_id, present);

-- "These two are one person": ids are never rewritten, one row points at the other.
ALTER TABLE person ADD COLUMN same_as INTEGER REFERENCES person (id);
CREATE INDEX person_same ON person (same_as) WHERE same_as IS NOT NULL;

-- Two rows that look like one person and are not: asked once.
CREATE TABLE person_two (
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_id  INTEGER NOT NULL REFERENCES person (id),
    present   INTEGER NOT NULL,
    stamp     BLOB NOT NULL,
    PRIMARY KEY (person_id, other_id)
) WITHOUT ROWID;

-- For finding rows that look like one person: the last ten digits, the address, the start of the name.
CREATE INDEX person_phone ON person (
    substr(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), -10)
) WHERE phone <> '';
CREATE INDEX person_email ON person (lower(email)) WHERE email <> '';
CREATE INDEX person_start ON person (lower(substr(name, 1, 4)));

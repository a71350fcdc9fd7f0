-- How a member came to the group: from a programme, by word of mouth, from another service. Null: nobody
-- knows. A word, never a programme's code, which is the service's own.
ALTER TABLE member ADD COLUMN source TEXT;

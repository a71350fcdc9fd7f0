-- Meetings in a row without a word before somebody gets a friendly hello.
ALTER TABLE service ADD COLUMN silences INTEGER NOT NULL DEFAULT 2;

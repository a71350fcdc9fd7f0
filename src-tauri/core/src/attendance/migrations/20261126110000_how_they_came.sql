-- How somebody was at a meeting, where somebody said so: later or shorter than the rest, or from elsewhere.
ALTER TABLE attendance ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attendance ADD COLUMN left_early INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attendance ADD COLUMN joined_by TEXT;

-- When people were last on their feet, and until when somebody would rather not be asked to be.
ALTER TABLE meeting ADD COLUMN on_feet_at INTEGER;
ALTER TABLE meeting ADD COLUMN sit_until INTEGER;

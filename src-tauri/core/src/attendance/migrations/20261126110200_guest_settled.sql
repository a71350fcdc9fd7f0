-- Somebody said that a guest stays a guest: nobody is asked about them again.
ALTER TABLE guest ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;

-- When to ring somebody, in their own words ("after 6"). It goes with the phone number and the e-mail
-- address: here only where the hosts may have them.
ALTER TABLE member ADD COLUMN best_time TEXT NOT NULL DEFAULT '';

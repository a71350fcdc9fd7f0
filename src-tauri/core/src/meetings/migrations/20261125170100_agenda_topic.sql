-- The topic of an agenda item, by its code in the library of topics; none for what was typed by hand.
ALTER TABLE agenda_item ADD COLUMN topic TEXT;

-- Of several reasons one may weigh most.
ALTER TABLE leaving_record ADD COLUMN main_reason TEXT;

-- What was answered in the first run, and the colour that the widget is known by.
ALTER TABLE shops ADD COLUMN first_run jsonb;
ALTER TABLE shops ADD COLUMN accent text CHECK (accent ~ '^#[0-9A-F]{6}$');

-- The terms of each published version in each language, as they were first written: a later release
-- that says the same otherwise changes nothing of what somebody could read and agree to.
CREATE TABLE program_terms (
  shop_id    integer NOT NULL REFERENCES shops (id),
  version    integer NOT NULL,
  language   text NOT NULL,
  terms      jsonb NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, version, language)
);
CREATE TRIGGER program_terms_append_only BEFORE UPDATE OR DELETE ON program_terms
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

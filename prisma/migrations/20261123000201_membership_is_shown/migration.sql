-- What somebody is to the program is part of what the storefront shows of them: whoever records it,
-- by whatever door, has it written.
CREATE FUNCTION show_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member_states s SET revision = revision + 1
    FROM (SELECT DISTINCT shop_id, member_id FROM added) a
    WHERE s.shop_id = a.shop_id AND s.member_id = a.member_id;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_changes_are_shown AFTER INSERT ON membership_changes
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION show_membership();
CREATE TRIGGER member_tags_are_shown AFTER INSERT ON member_tags
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION show_membership();

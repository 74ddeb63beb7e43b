-- Transfers are bound in pages and signed (docs/decisions/0088): of each transfer its print, and over
-- the page a signature whose key is not in the database, chained to the page before.
CREATE TABLE book_pages (
  shop_id   integer NOT NULL REFERENCES shops (id),
  number    integer NOT NULL CHECK (number > 0),
  -- Every transfer up to this one is on this page or an earlier one.
  until_id  bigint NOT NULL,
  ids       bigint[] NOT NULL,
  prints    bigint[] NOT NULL,
  signature text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, number),
  CHECK (cardinality(ids) > 0 AND cardinality(ids) = cardinality(prints))
);

-- Eight bytes of SHA-256 over all that a transfer says.
CREATE FUNCTION transfer_print(t transfers) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT ('x' || encode(substr(sha256(convert_to(jsonb_build_array(t.shop_id, t.id, t.member_id,
    t.asset, t."from", t."to", t.amount, t.lot_id, t.order_id, t.key, t.redemption_id, t.reference,
    extract(epoch FROM t.occurred_at), extract(epoch FROM t.recorded_at), t.because)::text, 'UTF8')),
    1, 8), 'hex'))::bit(64)::bigint
$$;

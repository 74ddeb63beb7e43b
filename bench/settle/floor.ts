// The floor: an idempotency row, a balance and two entries, in one function, called once per
// commit.
import pg from 'pg'

const clients = 8
const seconds = 2
const members = 100_000

export async function prepareFloor(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TABLE floor_keys (key text PRIMARY KEY);
    CREATE TABLE floor_balances (member integer PRIMARY KEY, points bigint NOT NULL);
    CREATE TABLE floor_entries
      (id bigserial PRIMARY KEY, member integer, account text, points bigint);
    INSERT INTO floor_balances SELECT n, 0 FROM generate_series(1, ${members}) n;
    CREATE FUNCTION floor_award(p_key text, p_member integer, p_points bigint) RETURNS boolean
    LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO floor_keys VALUES (p_key) ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN RETURN false; END IF;
      UPDATE floor_balances SET points = points + p_points WHERE member = p_member;
      INSERT INTO floor_entries (member, account, points)
        VALUES (p_member, 'available', p_points), (p_member, 'issued', -p_points);
      RETURN true;
    END $$;
    ANALYZE floor_balances`)
}

let calls = 0

/** @returns awards per second. */
export async function measureFloor(connectionString: string): Promise<number> {
  const pool = new pg.Pool({ connectionString, max: clients })
  const started = performance.now()
  const until = started + seconds * 1000
  let done = 0
  const client = async () => {
    while (performance.now() < until) {
      calls += 1
      const member = 1 + Math.floor(Math.random() * members)
      await pool.query({
        name: 'award',
        text: 'SELECT floor_award($1, $2, 100)',
        values: [`key-${calls}`, member],
      })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = performance.now() - started
  await pool.end()
  return (done * 1000) / elapsed
}

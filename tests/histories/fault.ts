// A worker that is stopped between any two statements, also within the database's own functions:
// the n-th write after arming fails the way a conflict, a full memory, or what a batch holds, does.
import { ask } from './ask.ts'

const tables = [
  'transfers',
  'lots',
  'balances',
  'members',
  'orders',
  'deliveries',
  'waiting_deliveries',
  'facts',
  'redemptions',
  'referrals',
  'member_challenges',
]
const endAt = 1_000_000

export async function installFaults(): Promise<void> {
  const run = (text: string) => ask(text, [])
  await run(`CREATE SEQUENCE fault_steps START ${endAt + 1}`)
  await run(`CREATE SEQUENCE fault_kind`)
  await run(`CREATE FUNCTION fail_in_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('fault_steps') = ${endAt} THEN
      CASE nextval('fault_kind') % 3
        WHEN 0 THEN RAISE EXCEPTION 'a conflict' USING ERRCODE = '40001';
        WHEN 1 THEN RAISE EXCEPTION 'the memory is full' USING ERRCODE = '53200';
        ELSE RAISE EXCEPTION 'a mistake' USING ERRCODE = '22012';
      END CASE;
    END IF;
    RETURN NULL;
  END $$`)
  for (const table of [...tables, 'order_fetches']) {
    await run(`CREATE TRIGGER fail_in_time AFTER INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION fail_in_time()`)
  }
}

export async function armFault(inStatements: number): Promise<void> {
  await ask("SELECT setval('fault_steps', $1::int)", [endAt - inStatements])
}

export const disarmFault = () => armFault(0)

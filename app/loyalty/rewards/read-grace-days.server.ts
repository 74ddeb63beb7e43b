// How long points that come back are good for, whatever their lots say.
import type { ShopTx } from '../../db.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'

/** Days that points coming back now are good for at least, by the program in force now. */
export async function readGraceDays(tx: ShopTx, now: Date): Promise<number> {
  return (await readProgramInForce(tx, now))?.settings.graceDays ?? 0
}

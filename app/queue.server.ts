// The queue for things with side effects outside: vouchers, sweeps, schedules. A job is enqueued in
// the caller's transaction, so it exists exactly if what caused it does.
import type { ShopTx } from './db.server.ts'

/** Every task and what it is told. Ids only: a job's payload is stored in the clear. */
export interface Tasks {
  issue_voucher: { shopId: number; redemptionId: string }
  return_voucher: { shopId: number; redemptionId: string }
  expire_voucher: { shopId: number; redemptionId: string }
  conclude_sent: { shopId: number; redemptionId: string }
  reconcile_shop: { shopId: number; since?: string }
  import_shop: { shopId: number }
  estimate_program: { shopId: number }
  resettle_member: { shopId: number; memberId: string; since: string }
  observe_tags: { shopId: number; memberIds: string[] }
  mirror_tiers: { shopId: number; memberIds: string[] }
  mirror_levels: { shopId: number; memberIds: string[] }
  find_tagged: { shopId: number }
  refresh_shop: { shopId: number }
  erase_shop: { shopId: number }
}

export type TaskName = keyof Tasks

/** @param options.key jobs of one key replace one another while they wait. */
export async function enqueue<Name extends TaskName>(
  tx: ShopTx,
  task: Name,
  payload: Tasks[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.sql`
    SELECT ${tx.shopId}::int AS shop_id, (graphile_worker.add_job(
      ${task}::text, ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text,
      max_attempts => 12)).id::text`
}

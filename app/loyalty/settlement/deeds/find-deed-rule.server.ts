// What the rules in force ask for, for whoever has to look elsewhere before anything is kept.
import type { ShopTx } from '../../../db.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import type { KnownBy, WantedRecord } from '../../rules/deed-fields.ts'
import { deedRulesAt } from './deed-rules.ts'

/** What a rule in force asks of a customer's record; null where there is no such rule. */
export async function findDeedRule(
  shop: ShopTx,
  ruleId: string,
  now: Date,
): Promise<{ record: WantedRecord | undefined } | null> {
  const found = deedRulesAt(await listVersions(shop), now).find(({ rule }) => rule.id === ruleId)
  if (!found) return null
  return { record: ruleKind(found.rule.kind).deed?.recordOf?.(found.rule) }
}

/** Whether a rule in force at that moment gives for what is known so. */
export async function isAskedFor(shop: ShopTx, knownBy: KnownBy, at: Date): Promise<boolean> {
  return deedRulesAt(await listVersions(shop), at, knownBy).length > 0
}

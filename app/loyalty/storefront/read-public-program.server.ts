// The reader behind the program's metafield and behind what a visitor asks for.
import type { ShopTx } from '../../db.server.ts'
import { languages } from '../explain/languages.ts'
import { readPhase } from '../program/read-phase.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { termsOf } from '../program/terms.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import { readSoldOut } from '../rewards/read-taken.server.ts'
import { type PublicProgram, publicProgram } from './public-program.ts'
import { readVoice } from './read-voice.server.ts'

/** The public part of the program in force at `now`. */
export async function readPublicProgram(
  shop: ShopTx,
  { now }: { now: Date },
): Promise<PublicProgram> {
  const [voice, version, phase, row] = await Promise.all([
    readVoice(shop, now),
    readProgramInForce(shop, now),
    readPhase(shop, now),
    shop.db.shop.findUniqueOrThrow({
      where: { id: shop.shopId },
      select: { name: true, capabilities: true },
    }),
  ])
  const settings = version && withinReach(version.settings, row.capabilities)
  const own = voice.in(voice.shop)
  const others = languages.filter((language) => language !== voice.shop)
  return publicProgram(settings, {
    name: row.name ?? '',
    speeches: [own, ...others.map((language) => voice.in(language))],
    phase: {
      name: version ? phase.phase : 'off',
      spendUntil: phase.spendUntil?.toISOString() ?? null,
    },
    membership: {
      mode: version?.settings.membership ?? 'everyone',
      terms: version && termsOf(version.settings),
    },
    texts: voice.texts,
    soldOut: await readSoldOut(shop, settings?.rewards ?? []),
  })
}

/** Without what the shop does not let us give. */
function withinReach(settings: ProgramSettings, capabilities: string[]): ProgramSettings {
  const isAllowed = ({ kind }: Reward) => {
    const { needs } = kindOf(kind)
    return needs === null || capabilities.includes(needs)
  }
  return { ...settings, rewards: settings.rewards.filter(isAllowed) }
}

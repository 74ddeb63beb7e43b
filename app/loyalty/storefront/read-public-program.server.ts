// The reader behind the program's metafield and behind what a visitor asks for.
import type { ShopTx } from '../../db.server.ts'
import { languages } from '../explain/languages.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { type PublicProgram, publicProgram } from './public-program.ts'
import { readVoice } from './read-voice.server.ts'

/** The public part of the program in force at `now`. */
export async function readPublicProgram(
  shop: ShopTx,
  { now }: { now: Date },
): Promise<PublicProgram> {
  const [voice, version, row] = await Promise.all([
    readVoice(shop, now),
    readProgramInForce(shop, now),
    shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId }, select: { name: true } }),
  ])
  const own = voice.in(voice.shop)
  const others = languages.filter((language) => language !== voice.shop)
  return publicProgram(version?.settings ?? null, {
    name: row.name ?? '',
    speeches: [own, ...others.map((language) => voice.in(language))],
    phase: { name: version ? 'live' : 'off', spendUntil: null },
    membership: { mode: 'everyone', terms: null },
    texts: voice.texts,
    soldOut: [],
  })
}

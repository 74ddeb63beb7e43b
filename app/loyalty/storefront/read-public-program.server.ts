// The reader behind the program's metafield and behind what a visitor asks for.
import type { ShopTx } from '../../db.server.ts'
import { listEditions } from '../campaigns/list-editions.server.ts'
import { listCauses } from '../causes/list-causes.server.ts'
import { listShownContests } from '../contests/list-contests.server.ts'
import { readBoards } from '../contests/read-boards.server.ts'
import type { Speech } from '../explain/format.ts'
import { languages } from '../explain/languages.ts'
import { addDays } from '../kernel/time.ts'
import { showsOffers } from '../personal-offers/save-settings.server.ts'
import { readPhase } from '../program/read-phase.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { termsOf } from '../program/terms.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import { readSoldOut } from '../rewards/read-taken.server.ts'
import { listOpenSurveys } from '../surveys/list-surveys.server.ts'
import { publicCommunity } from './community/public-community.ts'
import { publicContests } from './contests/public-contests.ts'
import { readPublicIdeas } from './ideas/read-public-ideas.server.ts'
import { newsDays, programNews } from './news/program-news.ts'
import { readRecentVersions } from './news/read-recent-versions.server.ts'
import { publicCampaigns } from './public-campaigns.ts'
import { type PublicProgram, publicProgram } from './public-program.ts'
import { readVoice } from './read-voice.server.ts'
import { publicSurveys } from './surveys/public-surveys.ts'

/** The public part of the program in force at `now`. */
export async function readPublicProgram(
  shop: ShopTx,
  { now }: { now: Date },
): Promise<PublicProgram> {
  const [voice, version, phase, row, recent, editions] = await Promise.all([
    readVoice(shop, now),
    readProgramInForce(shop, now),
    readPhase(shop, now),
    shop.db.shop.findUniqueOrThrow({
      where: { id: shop.shopId },
      select: { name: true, currency: true, capabilities: true, tellsNews: true, accent: true },
    }),
    readRecentVersions(shop, addDays(now, -newsDays)),
    listEditions(shop),
  ])
  const settings = version && withinReach(version.settings, row.capabilities)
  const own = voice.in(voice.shop)
  const others = languages.filter((language) => language !== voice.shop)
  const speeches: [Speech, ...Speech[]] = [own, ...others.map((language) => voice.in(language))]
  const reachable = recent.map((one) => ({
    ...one,
    settings: withinReach(one.settings, row.capabilities),
  }))
  const contests = await listShownContests(shop, now)
  return publicProgram(settings, {
    name: row.name ?? '',
    speeches,
    phase: {
      name: version ? phase.phase : 'off',
      spendUntil: phase.spendUntil?.toISOString() ?? null,
    },
    membership: {
      mode: version?.settings.membership ?? 'everyone',
      terms: version && termsOf(version.settings),
    },
    texts: voice.texts,
    causes: await listCauses(shop, { currency: row.currency ?? '' }),
    soldOut: await readSoldOut(shop, settings?.rewards ?? []),
    accent: row.accent,
    community: publicCommunity(
      publicContests(contests, await readBoards(shop, contests), [...languages]),
      await readPublicIdeas(shop),
    ),
    surveys: publicSurveys(await listOpenSurveys(shop, now), now),
    hasOffers: await showsOffers(shop),
    campaigns: publicCampaigns(editions, { speeches, now }),
    news: row.tellsNews ? programNews(reachable, { speeches, now }) : [],
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

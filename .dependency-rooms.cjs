// What each room of the domain may use of the others (ARCHITECTURE.md): .dependency-cruiser.cjs.
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) })
const rule = (name, comment, fromSide, to) => ({
  name,
  comment,
  severity: 'error',
  from: fromSide,
  to,
})

// What each room of the domain may use of the others, from the ground floor up; whatever is not
// listed is forbidden. `types` are known by name only: nothing of theirs runs.
const domain = {
  kernel: { uses: [] },
  ledger: { uses: ['kernel'] },
  'reward-kinds': { uses: ['kernel'] },
  rules: { uses: ['kernel'] },
  plans: { uses: ['kernel'] },
  segments: { uses: ['kernel'] },
  program: { uses: ['kernel', 'reward-kinds', 'rules', 'plans', 'ideas'] },
  campaigns: { uses: ['kernel', 'rules', 'segments'] },
  causes: { uses: ['kernel'] },
  ideas: { uses: ['kernel'] },
  surveys: { uses: ['kernel'] },
  claims: { uses: ['kernel'] },
  contests: { uses: ['kernel', 'membership'] },
  'personal-offers': { uses: ['kernel', 'reward-kinds'] },
  membership: { uses: ['kernel', 'program', 'segments'] },
  deeds: { uses: ['kernel', 'rules', 'program'] },
  earning: { uses: ['kernel', 'rules', 'plans', 'program', 'segments', 'membership'] },
  referrals: { uses: ['kernel', 'rules', 'program'] },
  explain: {
    uses: ['kernel', 'reward-kinds', 'rules', 'plans', 'program'],
    types: ['earning'],
  },
  rewards: {
    uses: [
      'kernel',
      'ledger',
      'reward-kinds',
      'plans',
      'program',
      'segments',
      'causes',
      'personal-offers',
      'membership',
      'explain',
    ],
  },
  members: {
    uses: [
      'kernel',
      'ledger',
      'reward-kinds',
      'plans',
      'program',
      'segments',
      'ideas',
      'surveys',
      'contests',
      'personal-offers',
      'membership',
      'deeds',
    ],
    types: ['earning', 'rewards'],
  },
  storefront: {
    uses: [
      'kernel',
      'reward-kinds',
      'rules',
      'plans',
      'program',
      'segments',
      'campaigns',
      'causes',
      'referrals',
      'ideas',
      'surveys',
      'contests',
      'personal-offers',
      'membership',
      'deeds',
      'explain',
      'rewards',
    ],
  },
  accounting: { uses: ['kernel'] },
  insights: {
    uses: [
      'kernel',
      'reward-kinds',
      'rules',
      'plans',
      'program',
      'segments',
      'campaigns',
      'referrals',
      'membership',
      'earning',
      'accounting',
      'settlement',
    ],
    types: ['rewards'],
  },
  settlement: {
    uses: [
      'kernel',
      'ledger',
      'rules',
      'plans',
      'program',
      'segments',
      'campaigns',
      'referrals',
      'ideas',
      'surveys',
      'claims',
      'contests',
      'personal-offers',
      'membership',
      'deeds',
      'earning',
      'rewards',
    ],
  },
}
const roomsBut = (names) => `^app/loyalty/(?!(${names.join('|')})/)`

const domainRules = Object.entries(domain).flatMap(([room, { uses, types = [] }]) => {
  const inside = from(`^app/loyalty/${room}/`, '\\.test\\.ts$')
  const known = rule(
    `${room}-knows-its-floor`,
    'A room of the domain uses the rooms below it, never one beside or above it.',
    inside,
    { path: roomsBut([room, ...uses, ...types]) },
  )
  const byName = rule(
    `${room}-knows-types-only`,
    'Known by name: nothing of it runs here.',
    inside,
    {
      path: `^app/loyalty/(${types.join('|')})/`,
      dependencyTypesNot: ['type-only'],
    },
  )
  return types.length > 0 ? [known, byName] : [known]
})

module.exports = { domain, domainRules, from, rule }

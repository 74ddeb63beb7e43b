// The arrows between the rooms (ARCHITECTURE.md), checked in the test run.
const { domainRules, from, rule } = require('./.dependency-rooms.cjs')

const edges = '^app/(shopify|routes|ui|jobs)/|^app/shopify\\.server\\.ts$'

module.exports = {
  forbidden: [
    rule('no-circles', 'A circle is two files that are one.', {}, { circular: true }),
    rule(
      'no-orphans',
      'A file nobody imports is dead.',
      {
        orphan: true,
        pathNot: [
          '\\.(d|config)\\.[cm]?ts$',
          '^\\.',
          '\\.test\\.tsx?$',
          '\\.browser\\.ts$',
          '^app/(routes|root|entry|env)',
          '^(bench|tests|scripts|extensions|simulator/(app-bridge|theme))',
        ],
      },
      {},
    ),
    rule(
      'domain-knows-no-edge',
      'The domain knows no Shopify, no Remix, no React.',
      from('^app/loyalty/'),
      { path: edges },
    ),
    rule('domain-knows-no-vendor', 'The domain imports no vendor package.', from('^app/loyalty/'), {
      path: 'node_modules/(@shopify|@remix-run|react|express)',
    }),
    rule(
      'pure-stays-pure',
      'A plain .ts file in the domain has no I/O: no database, clock, log or queue.',
      from('^app/loyalty/.*\\.ts$', '(\\.server|\\.test)\\.ts$'),
      {
        path: '\\.server\\.ts$|^app/generated|node_modules/(pg|@prisma)|^(node:)?(fs|crypto|http|net|child_process)',
      },
    ),
    ...domainRules,
    rule(
      'calls-to-shopify-know-the-kernel-only',
      'A call to Shopify speaks of amounts and orders, not of programs and members.',
      from('^app/shopify/admin/'),
      { path: '^app/loyalty/(?!kernel/)' },
    ),
    rule(
      'shopify-knows-facts-and-use-cases',
      "The vendor's edge neither values nor books anything.",
      from('^app/shopify/'),
      { path: '^app/loyalty/(ledger|earning|rewards|settlement|insights)/' },
    ),
    rule(
      'shopify-is-below-what-calls-it',
      "The vendor's edge knows neither pages nor jobs.",
      from('^app/shopify(/|\\.server)'),
      { path: '^app/(routes|ui)/' },
    ),
    rule('ui-is-pure', 'Components import pure domain files only.', from('^app/ui/'), {
      path: '\\.server\\.ts$|^app/(routes|jobs|shopify|generated)/',
    }),
    rule(
      'ui-knows-no-server-sdk',
      "Of Shopify's packages components use those for pages.",
      from('^app/ui/'),
      {
        path: 'node_modules/(@shopify/shopify-(api|app)|@remix-run/(node|express)|pg|@prisma|pino)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'the-ground-carries-the-rooms',
      'Settings, logs, clock, database and queue know no room; findings know their kinds.',
      from('^app/[^/]+\\.ts$', '^app/shopify\\.server\\.ts$|\\.test\\.ts$'),
      { path: '^app/(loyalty/(?!kernel/findings)|shopify|routes|ui|jobs)' },
    ),
    rule(
      'routes-never-touch-prisma',
      'Routes call the domain; the domain calls the database.',
      from('^app/routes/'),
      { path: '^app/(db|queue)\\.server\\.ts$|^app/generated|node_modules/(@prisma|pg|graphile)' },
    ),
    rule(
      'routes-ask-use-cases',
      'A page asks the domain; it posts nothing and values nothing by itself.',
      from('^app/routes/'),
      { path: '^app/loyalty/(ledger|earning)/' },
    ),
    rule(
      'jobs-ask-use-cases',
      'A job asks settlement and rewards, which lock before they post; it answers no page.',
      from('^app/jobs/'),
      { path: '^app/(loyalty/(ledger|earning)|routes|ui)/' },
    ),
    rule(
      'jobs-are-not-imported',
      'Nothing but the worker and the bench starts jobs.',
      from('^app/', '^app/jobs/'),
      { path: '^app/jobs/' },
    ),
    rule(
      'nobody-imports-the-simulator',
      'The two meet over HTTP only.',
      from('^(app|extensions|scripts|server)'),
      { path: '^simulator/' },
    ),
    rule(
      'the-simulator-imports-nothing-of-the-app',
      'The two meet over HTTP only.',
      from('^simulator/'),
      { path: '^(app|scripts|extensions)/' },
    ),
    rule(
      'vendor-stays-at-the-edge',
      "Shopify's packages are for the edge, the routes and the pages.",
      from('^app/(loyalty|jobs)/'),
      { path: 'node_modules/@shopify' },
    ),
    rule(
      'settings-are-read-in-one-place',
      'Only env.server.ts reads the environment.',
      from('^app/loyalty/'),
      { path: '^app/env\\.server\\.ts$' },
    ),
    rule(
      'the-app-stands-alone',
      'The app imports no script, test, bench or extension; the words of one it may read.',
      from('^app/', '\\.test\\.tsx?$'),
      { path: '^(scripts|tests|bench|extensions/(?!rewards-widget/locales/))|^server\\.ts$' },
    ),
    rule(
      'extensions-stand-alone',
      "What runs in the shopper's browser is its own files only.",
      from('^extensions/', '\\.test\\.ts$'),
      { path: '^(app|scripts|tests|bench|simulator|node_modules)/' },
    ),
    rule(
      'tests-stay-outside',
      'The program imports no test code.',
      from('^(simulator|scripts|server)', '\\.test\\.tsx?$'),
      { path: '^tests/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist|\\.data|app/generated)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

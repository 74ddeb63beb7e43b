// The arrows between the rooms (ARCHITECTURE.md), checked in the test run.
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) })
const rule = (name, comment, fromSide, to) => ({
  name,
  comment,
  severity: 'error',
  from: fromSide,
  to,
})

const edges = '^app/(shopify|routes|ui|jobs)/'
const floor = '^app/loyalty/(earning|rewards|members|program)/'

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
    rule(
      'kernel-is-the-ground-floor',
      'The kernel imports no other room.',
      from('^app/loyalty/kernel/'),
      { path: '^app/loyalty/(?!kernel/)' },
    ),
    rule(
      'ledger-knows-the-kernel-only',
      'The books know no rules.',
      from('^app/loyalty/ledger/', '\\.test\\.ts$'),
      { path: '^app/loyalty/(?!kernel/|ledger/)' },
    ),
    rule(
      'shopify-knows-the-domain-by-its-facts',
      "The vendor's edge composes nothing of the domain's settlement.",
      from('^app/shopify/admin/'),
      { path: '^app/loyalty/(?!kernel/|program/settings)' },
    ),
    rule('ui-is-pure', 'Components import pure domain files only.', from('^app/ui/'), {
      path: '\\.server\\.ts$|^app/(routes|jobs)/',
    }),
    rule(
      'routes-never-touch-prisma',
      'Routes call the domain; the domain calls the database.',
      from('^app/routes/'),
      { path: '^app/(db|queue)\\.server\\.ts$|^app/generated|node_modules/@prisma' },
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
      'tests-stay-outside',
      'The program imports no test code.',
      from('^(app|simulator|scripts|server)', '\\.test\\.tsx?$'),
      { path: '^tests/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.data|app/generated)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

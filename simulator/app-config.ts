// What shopify.app.toml says: scopes, webhook subscriptions, the app proxy, metafield definitions.
// Read again whenever the file changes, so that a deploy is a save.
import { readFileSync, statSync } from 'node:fs'
import { parse } from 'smol-toml'
import { z } from 'zod'

const subscription = z.strictObject({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
  include_fields: z.array(z.string()).optional(),
  name: z.string().optional(),
})

const definition = z.looseObject({ type: z.string() })

const schema = z.looseObject({
  name: z.string().default('App'),
  handle: z.string().optional(),
  access_scopes: z
    .looseObject({
      scopes: z.string().default(''),
      optional_scopes: z.array(z.string()).default([]),
    })
    .default({ scopes: '', optional_scopes: [] }),
  webhooks: z
    .looseObject({
      api_version: z.string().default('2026-10'),
      subscriptions: z.array(subscription).default([]),
    })
    .default({ api_version: '2026-10', subscriptions: [] }),
  app_proxy: z.looseObject({ url: z.string(), prefix: z.string(), subpath: z.string() }).optional(),
})

export interface Subscription {
  topic: string
  isCompliance: boolean
  uri: string
  includeFields: string[] | null
  name: string | null
}

export interface AppConfig {
  name: string
  handle: string
  scopes: string[]
  /** What a merchant may grant besides, asked for where it is needed. */
  optionalScopes: string[]
  apiVersion: string
  subscriptions: Subscription[]
  proxy: { url: string; prefix: string; subpath: string } | null
  /** Type by `owner.key`, for the app's own namespace, as `customer.loyalty`. */
  metafieldTypes: Map<string, string>
}

/**
 * @returns a function that gives the newest reading. A save that cannot be followed is told on the
 * console, and the last good reading stands.
 * @throws Error that names what is wrong, for the first reading.
 */
export function watchAppConfig(path: string): () => AppConfig {
  let readAtMs = changedAtMs(path)
  let config = readAppConfig(path)
  return () => {
    const savedAtMs = changedAtMs(path)
    if (savedAtMs === readAtMs) return config
    readAtMs = savedAtMs
    try {
      config = readAppConfig(path)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
    }
    return config
  }
}

function changedAtMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function readAppConfig(path: string): AppConfig {
  if (changedAtMs(path) > 0) return parseAppConfig(readFileSync(path, 'utf8'), path)
  console.warn(`${path} is missing: no scopes, no webhooks, no app proxy`)
  return parseAppConfig('', path)
}

export function parseAppConfig(text: string, path = 'shopify.app.toml'): AppConfig {
  const toml = parse(text)
  const parsed = schema.safeParse(toml)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`${path} says what the simulator cannot follow:\n${lines.join('\n')}`)
  }
  const { name, handle, access_scopes, webhooks, app_proxy } = parsed.data
  return {
    name,
    handle: handle ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    scopes: access_scopes.scopes
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
    optionalScopes: access_scopes.optional_scopes,
    apiVersion: webhooks.api_version,
    subscriptions: webhooks.subscriptions.flatMap(toSubscriptions),
    proxy: app_proxy
      ? { url: app_proxy.url, prefix: app_proxy.prefix, subpath: app_proxy.subpath }
      : null,
    metafieldTypes: readMetafieldTypes(toml),
  }
}

function toSubscriptions(entry: z.infer<typeof subscription>): Subscription[] {
  const { uri, name = null, include_fields: includeFields = null } = entry
  const each = (topics: string[], isCompliance: boolean) =>
    topics.map((topic) => ({ topic, isCompliance, uri, includeFields, name }))
  return [...each(entry.topics, false), ...each(entry.compliance_topics, true)]
}

/** `[customer.metafields.app.loyalty]` → `customer.loyalty`. */
function readMetafieldTypes(toml: Record<string, unknown>): Map<string, string> {
  const types = new Map<string, string>()
  const owner = z.looseObject({
    metafields: z.looseObject({ app: z.record(z.string(), definition) }),
  })
  for (const [kind, section] of Object.entries(toml)) {
    const parsed = owner.safeParse(section)
    if (!parsed.success) continue
    for (const [key, { type }] of Object.entries(parsed.data.metafields.app)) {
      types.set(`${kind}.${key}`, type)
    }
  }
  return types
}

/** Whether granted scopes contain one: `write_x` brings `read_x`. */
export function hasScope(granted: string[], wanted: string): boolean {
  return granted.includes(wanted) || granted.includes(wanted.replace(/^read_/, 'write_'))
}

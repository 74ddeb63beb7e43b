// The one place where settings are read. A missing or wrong one names itself and what it should be.
import { z } from 'zod'

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]'])

const url = (what: string) =>
  z.url({ protocol: /^https?$/, error: `must be an http(s) address: ${what}` })

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  DATABASE_URL: z
    .string({
      error:
        'is missing: the address of a PostgreSQL database, postgresql://user:password@host:port/name',
    })
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SHOPIFY_API_KEY: z
    .string({ error: "is missing: the app's client id, from the Partner Dashboard" })
    .min(1),
  SHOPIFY_API_SECRET: z
    .string({ error: "is missing: the app's client secret, from the Partner Dashboard" })
    .min(1),
  // While a rotated secret is still in use by Shopify (up to an hour), both are accepted.
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
  SHOPIFY_APP_URL: url('where Shopify reaches this app'),
  ENCRYPTION_KEY: z
    .string({ error: 'is missing: 32 random bytes in base64, as `openssl rand -base64 32` prints' })
    .refine(
      (value) => Buffer.from(value, 'base64').length === 32,
      'must be 32 bytes in base64 (openssl rand -base64 32)',
    ),
  // Set only for the demo and the tests: a Shopify in a box on this machine (ARCHITECTURE.md).
  SHOPIFY_SIMULATOR_URL: url("the simulator's address")
    .refine(
      (value) => loopbackHosts.has(new URL(value).hostname),
      'must be a loopback address: the simulator is never reached over a network',
    )
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = z.infer<typeof schema>

/**
 * Reads the settings from an environment.
 * @throws Error naming every missing or wrong setting and what it should be; never a value.
 */
export function readEnv(from: Record<string, string | undefined>): Env {
  return parse(schema, from)
}

function parse<Schema extends z.ZodType>(
  wanted: Schema,
  from: Record<string, string | undefined>,
): z.infer<Schema> {
  const present = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
  const parsed = wanted.safeParse(present)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`Perennial cannot start. Set these in the environment:\n${lines.join('\n')}`)
}

const databaseSchema = schema.pick({ DATABASE_URL: true, DATABASE_POOL: true })

/** What a script needs that only reads the database. @throws Error as `readEnv`. */
export function databaseEnv(): z.infer<typeof databaseSchema> {
  return parse(databaseSchema, process.env)
}

const keySchema = schema.pick({ ENCRYPTION_KEY: true })

/** What sealing and signing need, for a script that has no other settings. */
export function encryptionKey(): Buffer {
  return Buffer.from(parse(keySchema, process.env).ENCRYPTION_KEY, 'base64')
}

let cached: Env | undefined

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

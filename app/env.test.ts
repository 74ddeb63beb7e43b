import { describe, expect, test } from 'vitest'
import { readEnv } from './env.server.ts'

const whole = {
  DATABASE_URL: 'postgresql://user:hunter2@localhost:5432/perennial',
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'hunter2',
  SHOPIFY_APP_URL: 'https://loyalty.example',
  ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
}

describe('settings', () => {
  test('that are whole are read, with sensible values for what may be left out', () => {
    expect(readEnv(whole)).toMatchObject({
      ...whole,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: 3000,
    })
  })

  test('that are missing name themselves and what they should be, all at once', () => {
    expect(() => readEnv({})).toThrow(
      /DATABASE_URL is missing.*postgresql:[^]*SHOPIFY_API_KEY is missing[^]*SHOPIFY_API_SECRET is missing[^]*SHOPIFY_APP_URL must be[^]*ENCRYPTION_KEY is missing/,
    )
  })

  test('that are empty count as missing', () => {
    expect(() => readEnv({ ...whole, SHOPIFY_API_KEY: '' })).toThrow('SHOPIFY_API_KEY is missing')
    expect(readEnv({ ...whole, SHOPIFY_SIMULATOR_URL: '' }).SHOPIFY_SIMULATOR_URL).toBeUndefined()
  })

  test.each([
    ['DATABASE_URL', 'mysql://localhost/x', 'must begin with postgresql://'],
    ['SHOPIFY_APP_URL', 'loyalty.example', 'must be an http(s) address'],
    ['ENCRYPTION_KEY', 'c2hvcnQ=', 'must be 32 bytes in base64'],
    ['PORT', '0', 'PORT'],
    ['SHOPIFY_SIMULATOR_URL', 'http://192.168.0.2:4500', 'must be a loopback address'],
  ])('%s set to %s is refused', (name, value, reason) => {
    expect(() => readEnv({ ...whole, [name]: value })).toThrow(reason)
  })

  test.each(['http://127.0.0.1:4500', 'http://localhost:4500', 'http://[::1]:4500'])(
    'the simulator may be at %s',
    (address) => {
      expect(readEnv({ ...whole, SHOPIFY_SIMULATOR_URL: address }).SHOPIFY_SIMULATOR_URL).toBe(
        address,
      )
    },
  )

  test('that are wrong are told without their values', () => {
    const secrets = { DATABASE_URL: 'mysql://user:hunter2@localhost', ENCRYPTION_KEY: 'hunter2' }
    expect(messageOf(() => readEnv({ ...whole, ...secrets }))).toMatch(
      /DATABASE_URL[^]*ENCRYPTION_KEY/,
    )
    expect(messageOf(() => readEnv({ ...whole, ...secrets }))).not.toContain('hunter2')
  })
})

function messageOf(work: () => unknown): string {
  try {
    work()
    return 'nothing was thrown'
  } catch (error) {
    return (error as Error).message
  }
}

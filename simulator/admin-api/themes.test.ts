import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseJsonc } from '../storefront/liquid/jsonc.ts'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let admin: Admin
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'extensions-'))
  cpSync(new URL('../testing/extensions', import.meta.url).pathname, folder, { recursive: true })
  simulator = await startTestSimulator({ extensions: folder })
  admin = await signIn(simulator)
})
afterAll(async () => {
  await simulator.stop()
  rmSync(folder, { recursive: true, force: true })
})

const query = `query { themes(first: 5, roles: [MAIN]) { nodes { id name role
  files(filenames: ["config/settings_data.json", "none.json"]) {
    nodes { filename body { ... on OnlineStoreThemeFileBodyText { content } } }
    userErrors { code filename } } } } }`
const published = async () => {
  const { data } = await admin(query)
  const [theme] = data.themes.nodes
  const { content } = theme.files.nodes[0].body
  const settings = parseJsonc(content, 'settings_data.json') as Answer
  const [embed] = Object.values(settings.current.blocks) as Answer[]
  return { theme, content, embed }
}

test('themes are read with a scope of their own', async () => {
  const { errors } = await admin(query)
  expect(errors?.[0].extensions.requiredAccess).toContain('read_themes')
  await simulator.grant('read_themes')
})

test('the published theme says which embeds are on, below a comment as Shopify writes it', async () => {
  const { theme, content, embed } = await published()
  expect(theme).toMatchObject({ name: 'Windowsill', role: 'MAIN' })
  expect(theme.files.userErrors).toEqual([{ code: 'NOT_FOUND', filename: 'none.json' }])
  expect(content).toMatch(/^\/\*/)
  expect(embed).toMatchObject({ disabled: false })
  expect(embed.type).toMatch(/^shopify:\/\/apps\/test-app\/blocks\/greeting\//)
})

test('another theme is published, and shows nothing of the app', async () => {
  const themes = (await simulator.get('/themes')) as { id: string; role: string }[]
  const other = themes.find(({ role }) => role === 'UNPUBLISHED')
  await simulator.post(`/themes/${other?.id}`, { publish: true })
  const { theme, embed } = await published()
  expect(theme.name).toBe('Winter garden')
  expect(embed.disabled).toBe(true)
  expect(await (await fetch(simulator.storefront)).text()).not.toContain('Hello from the embed')
  await simulator.post(`/themes/${other?.id}`, { switches: { 'hello/greeting': true } })
  expect((await published()).embed.disabled).toBe(false)
  expect(await (await fetch(simulator.storefront)).text()).toContain('Hello from the embed')
})

test('optional scopes are given up, required ones not', async () => {
  const revoke = async (scopes: string[]) => {
    const { data } = await admin(
      `mutation ($scopes: [String!]!) { appRevokeAccessScopes(scopes: $scopes) {
        revoked { handle } userErrors { code field } } }`,
      { scopes },
    )
    return data.appRevokeAccessScopes
  }
  expect((await revoke(['read_themes'])).revoked).toEqual([{ handle: 'read_themes' }])
  expect((await admin(query)).errors?.[0].extensions.code).toBe('ACCESS_DENIED')
  const [error] = (await revoke(['read_orders'])).userErrors
  expect(error.code).toBe('CANNOT_REVOKE_REQUIRED_SCOPES')
  const messages = await simulator.webhooks('app/scopes_update')
  expect(JSON.parse(messages.at(-1)?.body ?? '{}').current).not.toContain('read_themes')
})

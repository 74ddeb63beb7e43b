import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { readShelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'
import { metafieldErrors, missingCustomer } from '../testing/user-errors.fixture.ts'

let simulator: TestSimulator
let admin: Admin
let customer: string
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  customer = (await readShelf(simulator)).customers[0].gid
})
afterAll(() => simulator.stop())

const set = async (...metafields: object[]) => {
  const { data, errors } = await admin(
    `mutation Set($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) {
        metafields { id namespace key type value compareDigest }
        userErrors { code field message }
      }
    }`,
    { metafields },
  )
  expect(errors).toBeUndefined()
  return data.metafieldsSet as { metafields: Answer[]; userErrors: Answer[] }
}
const integer = (changes: object = {}) => ({
  ownerId: customer,
  namespace: 'custom',
  key: 'count',
  type: 'number_integer',
  value: '1',
  ...changes,
})
const refusal = async (...metafields: object[]) => (await set(...metafields)).userErrors[0]

describe('metafieldsSet', () => {
  test("keeps `$app` and no namespace at all under the app's own", async () => {
    const { metafields } = await set({ ownerId: customer, key: 'loyalty', value: '{"points":1}' })
    expect(metafields[0]).toMatchObject({ type: 'json', value: '{"points":1}' })
    expect(metafields[0].namespace).toMatch(/^app--\d+$/)
    const { data } = await admin(
      `query Read($id: ID!) { customer(id: $id) {
        explicit: metafield(namespace: "$app", key: "loyalty") { id jsonValue }
        implied: metafield(key: "loyalty") { id }
        absent: metafield(key: "absent") { id }
      } }`,
      { id: customer },
    )
    const { id } = metafields[0]
    expect(data.customer.explicit).toEqual({ id, jsonValue: { points: 1 } })
    expect(data.customer.implied).toEqual({ id })
    expect(data.customer.absent).toBeNull()
  })

  test('writes nothing where one entry is bad', async () => {
    const missing = 'gid://shopify/Customer/1'
    const { metafields, userErrors } = await set(
      integer({ key: 'atomic' }),
      integer({ ownerId: missing }),
    )
    expect(metafields).toEqual([])
    expect(userErrors).toEqual([metafieldErrors.noOwner])
    const kept: Answer[] = await simulator.get(`/metafields?owner=${customer}`)
    expect(kept.map((each) => each.key)).not.toContain('atomic')
  })

  test('compares before it sets', async () => {
    const { metafields } = await set(integer({ key: 'compared', compareDigest: null }))
    expect(await refusal(integer({ key: 'compared', compareDigest: null }))).toEqual(
      metafieldErrors.stale,
    )
    const { compareDigest } = metafields[0]
    const next = await set(integer({ key: 'compared', value: '2', compareDigest }))
    expect(next.userErrors).toEqual([])
    expect(await refusal(integer({ key: 'compared', value: '3', compareDigest }))).toEqual(
      metafieldErrors.stale,
    )
  })

  test('refuses as the real API does', async () => {
    const many = Array.from({ length: 26 }, (_, index) => integer({ key: `many${index}` }))
    expect(await refusal(...many)).toEqual(metafieldErrors.tooMany)
    expect(await refusal(integer({ type: undefined }))).toEqual(metafieldErrors.noType)
    expect(await refusal(integer({ compareDigest: 'x' }))).toEqual(metafieldErrors.badDigest)
    expect(await refusal(integer({ namespace: 'ab' }))).toEqual(metafieldErrors.shortNamespace)
    expect(await refusal(integer({ key: 'a' }))).toEqual(metafieldErrors.shortKey)
    const long = 'n'.repeat(256)
    expect(await refusal(integer({ namespace: long }))).toEqual(metafieldErrors.longNamespace)
    expect(await refusal(integer({ key: 'k'.repeat(65) }))).toEqual(metafieldErrors.longKey)
    expect(await refusal(integer({ namespace: 'protected' }))).toEqual(metafieldErrors.reserved)
    expect(await refusal(integer({ value: '1.5' }))).toEqual(metafieldErrors.noInteger)
    const truth = integer({ key: 'truth', type: 'boolean', value: 'yes' })
    expect(await refusal(truth)).toEqual(metafieldErrors.noBoolean)
  })

  test('takes 25 at once, names at their limits', async () => {
    const many = Array.from({ length: 25 }, (_, index) => integer({ key: `full${index}` }))
    expect((await set(...many)).metafields).toHaveLength(25)
    const edges = integer({ namespace: 'abc', key: 'k'.repeat(64) })
    expect((await set(edges, integer({ key: 'ab' }))).userErrors).toEqual([])
  })

  test("holds the app's own metafields to the types of shopify.app.toml", async () => {
    const wrong = { ownerId: customer, key: 'loyalty', type: 'number_integer', value: '1' }
    expect(await refusal(wrong)).toMatchObject({ code: 'INVALID_TYPE' })
    const broken = { ownerId: customer, key: 'loyalty', value: '{"points":' }
    expect(await refusal(broken)).toMatchObject({
      code: 'INVALID_VALUE',
      field: ['metafields', '0', 'value'],
    })
  })

  test("refuses another app's namespace", async () => {
    expect(await refusal(integer({ namespace: 'app--1' }))).toMatchObject({
      code: 'APP_NOT_AUTHORIZED',
    })
  })

  test('writes to the installation, for `app.metafields`', async () => {
    const { data } = await admin('{ currentAppInstallation { id } }')
    const program = { namespace: 'loyalty', key: 'program', type: 'json', value: '{"v":1}' }
    await set({ ownerId: data.currentAppInstallation.id, ...program })
    const read = await admin(
      '{ currentAppInstallation { metafield(namespace: "loyalty", key: "program") { value } } }',
    )
    expect(read.data.currentAppInstallation.metafield.value).toBe('{"v":1}')
  })
})

test('tags are added once, removed, and refused for nobody', async () => {
  const change = async (verb: string, id: string, tags: string[]) => {
    const { data } = await admin(
      `mutation Tag($id: ID!, $tags: [String!]!) {
        change: ${verb}(id: $id, tags: $tags) {
          node { ... on Customer { tags } } userErrors { field message }
        }
      }`,
      { id, tags },
    )
    return data.change
  }
  expect((await change('tagsAdd', customer, ['gold', 'Gold', 'vip'])).node.tags).toHaveLength(3)
  expect((await change('tagsAdd', customer, ['GOLD'])).node.tags).toHaveLength(3)
  expect((await change('tagsRemove', customer, ['gold'])).node.tags).toEqual(['vip'])
  const nobody = await change('tagsAdd', 'gid://shopify/Customer/1', ['gold'])
  expect(nobody).toEqual({ node: null, userErrors: [missingCustomer] })
})

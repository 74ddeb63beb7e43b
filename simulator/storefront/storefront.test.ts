import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShopper, type Shopper } from '../testing/shopper.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

const extensions = mkdtempSync(join(tmpdir(), 'extensions-'))
const write = (path: string, text: string) => {
  const file = join(extensions, 'greeter', path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
const block = (liquid: string, schema: object) =>
  `${liquid}{% schema %}${JSON.stringify(schema)}{% endschema %}`

let simulator: TestSimulator
let shopper: Shopper

beforeAll(async () => {
  write('shopify.extension.toml', 'type = "theme"\nname = "Greeter"\nuid = "u1"')
  write('locales/en.default.json', '{ "hi": "Hi {{ name }}", "shelf": { "all": "own text" } }')
  write('locales/de.json', '{ "hi": "Hallo {{ name }}" }')
  write('assets/greet.js', 'greet()')
  write('snippets/name.liquid', '{{ who | default: "stranger" }}')
  const embed = { name: 'Greeting', target: 'body', javascript: 'greet.js', settings: [] }
  write(
    'blocks/greeting.liquid',
    block(
      `<i data-script="{{ 'greet.js' | asset_url }}">{{ 'hi' | t: name: customer.first_name }}
      {%- render 'name', who: customer.first_name -%}{{ request.design_mode }}</i>`,
      embed,
    ),
  )
  const settings = [{ type: 'number', id: 'rate', label: 'Rate', default: 10 }]
  write(
    'blocks/points.liquid',
    block('<u>{{ product.price | divided_by: 100 | times: block.settings.rate }}</u>', {
      name: 'Points',
      target: 'section',
      enabled_on: { templates: ['product'] },
      settings,
    }),
  )
  write(
    'blocks/cart-only.liquid',
    block('<s>cart only</s>', {
      name: 'Cart only',
      target: 'body',
      enabled_on: { templates: ['cart'] },
    }),
  )
  write('blocks/broken.liquid', block('{{ 1 | wobble }}', { name: 'Broken', target: 'section' }))
  simulator = await startTestSimulator({ extensions })
  shopper = openShopper(simulator)
})

afterAll(async () => {
  await simulator.stop()
  rmSync(extensions, { recursive: true })
})

test('an embed stands at the end of every page, its script once in the head', async () => {
  const { text } = await shopper.get('/')
  expect(text).toMatch(/class="shopify-block shopify-app-block"><i [^>]*>Hi stranger/)
  expect(
    text.match(/<script src="\/cdn\/extensions\/greeter\/assets\/greet.js[^>]*defer>/g),
  ).toHaveLength(1)
  const address = /data-script="([^"]+)"/.exec(text)?.[1] ?? ''
  expect((await shopper.get(address)).text).toBe('greet()')
})

test('a block stands on the templates it allows, with the defaults of its settings', async () => {
  expect((await shopper.get('/products/fern-mug')).text).toContain('<u>140</u>')
  expect((await shopper.get('/cart')).text).toContain('<s>cart only</s>')
  expect((await shopper.get('/')).text).not.toContain('<s>cart only</s>')
})

test('what goes wrong in a block is written where it would stand', async () => {
  const { status, text } = await shopper.get('/products/fern-mug')
  expect(status).toBe(200)
  expect(text).toMatch(
    /role="alert"[^>]*>Liquid error \(greeter\/blocks\/broken\): undefined filter: wobble/,
  )
  expect(text).toContain('Add to cart')
})

test('the texts of extension and theme are kept apart', async () => {
  const { text } = await shopper.get('/')
  expect(text).toContain('See all')
  expect(text).not.toContain('own text')
})

test('a language asked for stays with the shopper', async () => {
  const reader = openShopper(simulator)
  await reader.get('/?locale=de')
  const { text } = await reader.get('/cart')
  expect(text).toContain('Hallo ')
  expect(text).toContain('"locale":"de"')
})

test('design mode is known to Liquid and to scripts, and only there', async () => {
  expect((await shopper.get('/?design_mode=1')).text).toContain('"designMode":true')
  expect((await shopper.get('/?design_mode=1')).text).toMatch(/strangertrue<\/i>/)
  expect((await shopper.get('/')).text).not.toContain('designMode')
})

test('a shopper who signs up is greeted by name, and the app hears of a customer', async () => {
  const ines = openShopper(simulator)
  const fields = { first_name: 'Ines', last_name: 'Sol', email: 'ines@example.com' }
  expect((await ines.send('/account', fields)).to).toBe('/account')
  expect((await ines.get('/')).text).toContain('Hi Ines')
  const [webhook] = await simulator.webhooks('customers/create')
  expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({ email: 'ines@example.com' })
  await ines.get('/account/logout')
  expect((await ines.get('/')).text).toContain('Hi stranger')
})

test('an address that belongs to somebody, or is none, is said on the form', async () => {
  const other = openShopper(simulator)
  const send = (email: string) => other.send('/account', { first_name: 'M', email })
  expect((await send('maya@example.com')).text).toContain('belongs to a customer already')
  expect((await send('nobody')).text).toContain('Please give an e-mail address')
})

test('a link back leads nowhere but to this shop', async () => {
  const { text } = await shopper.get('/account/login?return_url=//evil.example')
  expect(text).toContain('name="return_to" value="/account"')
})

test('what is switched off in the theme is not drawn', async () => {
  const editor = `${simulator.control}/store/perennial-garden/themes/current/editor`
  const save = (on: string[]) =>
    fetch(editor, { method: 'POST', body: new URLSearchParams(on.map((name) => ['on', name])) })
  await save(['greeter/points'])
  const { text } = await shopper.get('/products/fern-mug')
  expect(text).toContain('<u>140</u>')
  expect(text).not.toContain('Hi stranger')
  const listed = `${simulator.control}/store/perennial-garden/frame/extensions.json`
  const [extension] = (await (await fetch(listed)).json()) as [{ activations: object[] }]
  expect(extension.activations).toContainEqual(
    expect.objectContaining({
      handle: 'greeting',
      target: 'body',
      status: 'available',
      activations: [],
    }),
  )
  const wanted = await (await fetch(`${editor}?context=apps&activateAppId=x/greeting`)).text()
  expect(wanted).toMatch(/value="greeter\/greeting" checked/)
  await save(['greeter/greeting', 'greeter/points', 'greeter/broken'])
})

test('the pages stand while the app is away, its proxy path says so', async () => {
  const alone = await startTestSimulator({ appAddress: 'http://127.0.0.1:9', extensions })
  const visitor = openShopper(alone)
  expect((await visitor.get('/')).status).toBe(200)
  expect((await visitor.get('/apps/loyalty/me')).status).toBe(502)
  await alone.stop()
})

test('a request to the app is signed, names the shopper and carries no cookie', async () => {
  const maya = openShopper(simulator)
  const { customers } = (await simulator.get('/state')) as { customers: { id: string }[] }
  await maya.send('/account/login', { customer_id: customers[0]?.id ?? '' })
  simulator.answerWith.body = '{"ok":true}'
  simulator.answerWith.headers = { 'content-type': 'application/json', 'set-cookie': 'a=b' }
  const answer = await maya.get('/apps/loyalty/me?x=1')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(JSON.parse(answer.text)).toEqual({ ok: true })
  const sent = simulator.received.at(-1)
  expect(sent?.url).toContain(`logged_in_customer_id=${customers[0]?.id}`)
  expect(sent?.url).toMatch(/^\/proxy\/me\?x=1&.*signature=[0-9a-f]{64}/)
  expect(sent?.headers.cookie).toBeUndefined()
})

test("an app's answer in Liquid is drawn inside the theme", async () => {
  simulator.answerWith.body = '<p>In {{ shop.name }}: {{ 1400 | money }}</p>'
  simulator.answerWith.headers = { 'content-type': 'application/liquid' }
  const { text } = await shopper.get('/apps/loyalty/page')
  expect(text).toContain('<p>In Fern & Fable: $14.00</p>')
  expect(text).toContain('class="header"')
})

test('an unknown page is the theme saying so', async () => {
  const { status, text } = await shopper.get('/products/nothing')
  expect(status).toBe(404)
  expect(text).toContain('Nothing grows here')
})

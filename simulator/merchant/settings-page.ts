// What a merchant, or Shopify, decides about the shop as a whole.
import { updateShop } from '../commerce/installation.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Shop } from '../state/world.ts'
import { type Desk, showDesk } from './show-desk.ts'

const accounts: [Shop['customerAccounts'], string][] = [
  ['new', 'New customer accounts'],
  ['legacy', 'Legacy accounts, without store credit'],
]

const naming: [Shop['proxyNames'], string][] = [
  ['everybody', 'Names everybody who is signed in'],
  ['confirmed', 'Names a shopper once they pass the sign-in again'],
  ['nobody', 'Names nobody'],
]

export function showSettings(desk: Desk): void {
  const { shop, base } = desk
  const content = html`<header><h1>Settings</h1></header>
    <form method="post" action="${base}/settings">
      <section class="card"><h2>Customer accounts</h2>
        ${select('customerAccounts', 'Accounts of shoppers', accounts, shop.customerAccounts)}
        ${select('proxyNames', 'Whom the app proxy names', naming, shop.proxyNames)}</section>
      <section class="card"><h2>Plan</h2>
        ${check('isDevelopment', 'Development store', shop.plan.isDevelopment)}
        ${check('isPlus', 'Shopify Plus', shop.plan.isPlus)}</section>
      <section class="card"><h2>Markets</h2><table><thead><tr><th>Market</th><th>Countries</th>
        <th class="number">Rate</th></tr></thead><tbody>
        ${shop.markets.map(
          (market) => html`<tr><td>${market.name}</td><td>${market.countries.join(', ')}</td>
          <td class="number">${market.rate} ${market.currency}</td></tr>`,
        )}</tbody></table></section>
      <p><button class="button primary">Save</button></p></form>`
  showDesk(desk, 'settings', 'Settings', content)
}

function select(name: string, label: string, choices: [string, string][], chosen: string): Html {
  return html`<label class="field"><span>${label}</span><select name="${name}">
    ${choices.map(
      ([value, words]) => html`<option value="${value}"
        ${raw(value === chosen ? 'selected' : '')}>${words}</option>`,
    )}</select></label>`
}

function check(name: string, label: string, isOn: boolean): Html {
  return html`<p><label class="row"><input type="checkbox" name="${name}" value="1"
    ${raw(isOn ? 'checked' : '')}> <span>${label}</span></label></p>`
}

export async function saveSettings({ context, shop, request, response, base }: Desk) {
  const form = await readForm(request)
  const chosen = <Value extends string>(name: string, choices: [Value, string][]) =>
    choices.find(([value]) => value === form.get(name))?.[0]
  updateShop(context, shop, {
    customerAccounts: chosen('customerAccounts', accounts),
    proxyNames: chosen('proxyNames', naming),
    isDevelopment: form.has('isDevelopment'),
    isPlus: form.has('isPlus'),
  })
  redirect(response, `${base}/settings?done=The settings are saved.`)
}

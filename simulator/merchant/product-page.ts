import { storefrontAddress } from '../pages/addresses.ts'
import { formatMinor } from '../pages/format.ts'
import { html } from '../pages/html.ts'
import { type Desk, showDesk } from './show-desk.ts'

export function showProducts(desk: Desk): void {
  const { context, shop } = desk
  const shopAddress = storefrontAddress(context, shop)
  const rows = [...shop.products.values()].map((product) => {
    const prices = product.variants.map(
      ({ title, priceMinor }) => html`<div>${product.variants.length > 1 && `${title} · `}
        ${formatMinor(priceMinor, shop.currency)}</div>`,
    )
    return html`<tr><td><div class="line">
      <img src="${shopAddress}/cdn/products/${product.handle}.svg" alt="">
      <a href="${shopAddress}/products/${product.handle}"><strong>${product.title}</strong></a>
      </div></td><td>${product.productType}</td><td>${prices}</td></tr>`
  })
  const content = html`<header><h1>Products</h1></header><div class="card flush"><table>
    <thead><tr><th>Product</th><th>Type</th><th>Price</th></tr></thead><tbody>${rows}</tbody>
      </table></div>`
  showDesk(desk, 'products', 'Products', content)
}

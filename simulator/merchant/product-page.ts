import { changeProduct, requireProduct } from '../commerce/change-product.ts'
import { isPublished } from '../commerce/shelf.ts'
import { storefrontAddress } from '../pages/addresses.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import { formatMinor } from '../pages/format.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Product } from '../state/world.ts'
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
      </div></td><td class="wide">${product.productType}</td><td>${prices}</td>
      <td>${shelfForm(desk, product)}</td></tr>`
  })
  const content = html`<header><h1>Products</h1></header><div class="card flush"><table>
    <thead><tr><th>Product</th><th class="wide">Type</th><th>Price</th><th>On the shelf</th></tr>
      </thead><tbody>${rows}</tbody></table></div>`
  showDesk(desk, 'products', 'Products', content)
}

/** Stock is of every variant: as many of each. */
function shelfForm({ base }: Desk, product: Product): Html {
  const stock = product.variants[0]?.stock ?? null
  return html`<form class="inline" method="post" action="${base}/products/${product.id}">
    <label class="row"><input type="checkbox" name="published" value="1"
      ${raw(isPublished(product) ? 'checked' : '')}> <span>Published</span></label>
    <input type="number" name="stock" min="0" max="99999" value="${stock ?? ''}"
      placeholder="∞" title="Empty: not counted" aria-label="Stock of ${product.title}">
    <button class="button" aria-label="Save ${product.title}">Save</button></form>`
}

export async function saveProduct({ context, shop, params, request, response, base }: Desk) {
  const product = requireProduct(shop, params.id ?? '')
  const form = await readForm(request)
  const stock = (form.get('stock') ?? '').trim()
  changeProduct(context, product, {
    isPublished: form.has('published'),
    status: form.has('published') ? 'ACTIVE' : product.status,
    stock: stock === '' ? null : Math.max(0, Math.trunc(Number(stock)) || 0),
  })
  redirect(response, `${base}/products?done=${encodeURIComponent(`${product.title} is saved.`)}`)
}

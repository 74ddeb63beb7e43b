// `shopify.resourcePicker`: products of the shop, searched and ticked.
import { make } from './elements.ts'
import { answer, settings } from './line.ts'

type Product = { id: string; title: string; images: { originalSrc: string }[] }

type Choices = {
  type?: string
  multiple?: boolean | number
  query?: string
  selectionIds?: { id: string }[]
}

export function answerPicker(): void {
  answer<Choices>('resourcePicker', async (choices) => {
    if (choices?.type !== 'product') {
      throw new Error(`the simulator's picker knows products, not "${choices?.type}"`)
    }
    const response = await fetch(`${settings.base}/frame/products.json`)
    return pick((await response.json()) as Product[], choices)
  })
}

/** The ticked products; undefined, as Shopify has it, when the merchant cancels. */
function pick(products: Product[], choices: Choices): Promise<Product[] | undefined> {
  const ticked = new Set((choices.selectionIds ?? []).map((one) => one.id))
  const list = make('ul', { class: 'picker' })
  const draw = (query: string) => {
    const found = products.filter((one) => one.title.toLowerCase().includes(query.toLowerCase()))
    list.replaceChildren(...found.map((product) => row(product, choices, ticked)))
    if (found.length === 0) list.append(make('li', {}, 'No product is called that.'))
  }
  const search = make('input', {
    type: 'search',
    'aria-label': 'Search products',
    placeholder: 'Search products',
    value: choices.query ?? '',
    input: () => draw(search.value),
  })
  draw(choices.query ?? '')
  return new Promise((resolve) => {
    const close = (value: string) => () => dialog.close(value)
    const dialog: HTMLDialogElement = make(
      'dialog',
      { 'aria-label': 'Add products' },
      make('h2', {}, 'Add products'),
      make('div', { class: 'body' }, search, list),
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'button', class: 'button', click: close('') }, 'Cancel'),
        make('button', { type: 'button', class: 'button primary', click: close('yes') }, 'Add'),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      const chosen = products.filter((product) => ticked.has(product.id))
      resolve(dialog.returnValue === 'yes' ? chosen : undefined)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

function row(product: Product, choices: Choices, ticked: Set<string>): HTMLElement {
  const box = make('input', {
    type: choices.multiple ? 'checkbox' : 'radio',
    name: 'picked',
    checked: ticked.has(product.id),
    change: () => {
      if (!choices.multiple) ticked.clear()
      if (box.checked) ticked.add(product.id)
      else ticked.delete(product.id)
    },
  })
  const picture = make('img', { src: product.images[0]?.originalSrc ?? '', alt: '' })
  return make('li', {}, make('label', {}, box, picture, product.title))
}

// `shopify.resourcePicker`: products, variants or collections of the shop, searched and ticked.
import { make } from './elements.ts'
import { answer, settings } from './line.ts'

type Resource = {
  id: string
  title: string
  displayName?: string
  images?: { originalSrc: string }[]
  image?: { originalSrc: string } | null
}

type Choices = {
  type?: string
  action?: 'add' | 'select'
  multiple?: boolean | number
  query?: string
  filter?: { query?: string }
  selectionIds?: { id: string }[]
}

const plurals: Record<string, string> = {
  product: 'products',
  variant: 'variants',
  collection: 'collections',
}

export function answerPicker(): void {
  answer<Choices>('resourcePicker', async (choices) => {
    const plural = plurals[choices?.type ?? '']
    if (!plural) throw new Error(`the picker knows no "${choices?.type}"`)
    const response = await fetch(`${settings.base}/frame/${plural}.json`)
    return pick((await response.json()) as Resource[], plural, choices)
  })
}

const nameOf = ({ displayName, title }: Resource) => displayName ?? title

/** The ticked ones; undefined, as Shopify has it, when the merchant cancels. */
function pick(
  resources: Resource[],
  plural: string,
  choices: Choices,
): Promise<Resource[] | undefined> {
  const verb = choices.action === 'select' ? 'Select' : 'Add'
  const ticked = new Set((choices.selectionIds ?? []).map((one) => one.id))
  const list = make('ul', { class: 'picker' })
  const draw = (query: string) => {
    const found = resources.filter((one) => nameOf(one).toLowerCase().includes(query.toLowerCase()))
    list.replaceChildren(...found.map((resource) => row(resource, choices, ticked)))
    if (found.length === 0) list.append(make('li', {}, `No ${plural} are called that.`))
  }
  const search = make('input', {
    type: 'search',
    'aria-label': `Search ${plural}`,
    placeholder: `Search ${plural}`,
    value: choices.query ?? '',
    input: () => draw(search.value),
  })
  draw(choices.query ?? '')
  return new Promise((resolve) => {
    const close = (value: string) => () => dialog.close(value)
    const dialog: HTMLDialogElement = make(
      'dialog',
      { 'aria-label': `${verb} ${plural}` },
      make('h2', {}, `${verb} ${plural}`),
      make('div', { class: 'body' }, search, list),
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'button', class: 'button', click: close('') }, 'Cancel'),
        make('button', { type: 'button', class: 'button primary', click: close('yes') }, verb),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      const chosen = resources.filter((resource) => ticked.has(resource.id))
      resolve(dialog.returnValue === 'yes' ? chosen : undefined)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

function row(resource: Resource, choices: Choices, ticked: Set<string>): HTMLElement {
  const box = make('input', {
    type: choices.multiple ? 'checkbox' : 'radio',
    name: 'picked',
    checked: ticked.has(resource.id),
    change: () => {
      if (!choices.multiple) ticked.clear()
      if (box.checked) ticked.add(resource.id)
      else ticked.delete(resource.id)
    },
  })
  const source = (resource.image ?? resource.images?.[0])?.originalSrc
  const picture = source ? [make('img', { src: source, alt: '' })] : []
  return make('li', {}, make('label', {}, box, ...picture, nameOf(resource)))
}

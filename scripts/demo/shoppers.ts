// The shoppers of the demo: they sign up, buy, come back, redeem and return things. Which of them
// does what follows from a seeded generator, so every demo tells the same story.
import type { Control, ControlOrder } from './control.ts'

const firstNames = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Elif',
  'Femi',
  'Greta',
  'Hiro',
  'Ines',
  'Jonas',
  'Keiko',
  'Liam',
  'Mila',
  'Noor',
  'Otis',
  'Priya',
  'Quinn',
  'Rosa',
  'Sven',
  'Tala',
]
const lastNames = [
  'Abara',
  'Brandt',
  'Costa',
  'Dvorak',
  'Eriksen',
  'Fischer',
  'Goldberg',
  'Haddad',
  'Ito',
  'Jansen',
  'Kovacs',
  'Larsen',
  'Moreau',
  'Novak',
  'Okafor',
  'Petrov',
  'Rossi',
  'Silva',
  'Tanaka',
  'Weber',
]

const newShoppersPerFortnight = 2
const ordersPerFortnight = 6
const refundShare = 0.12
const redeemShare = 0.3

interface Product {
  title: string
  variants: { id: string; price: string }[]
  isGiftCard?: boolean
}

export class Shoppers {
  readonly #control: Control
  readonly #next = generator(20261122)
  readonly #customers: string[] = []
  readonly #orders: ControlOrder[] = []
  #variants: string[] = []

  constructor(control: Control) {
    this.#control = control
  }

  /** Two weeks of the shop: arrivals, orders, the odd return, the odd redemption. */
  async liveThrough(fortnight: number): Promise<void> {
    if (this.#variants.length === 0) this.#variants = await this.#listVariants()
    for (let count = 0; count < newShoppersPerFortnight; count += 1) await this.#signUp()
    for (let count = 0; count < ordersPerFortnight; count += 1) await this.#buy()
    if (fortnight > 1) await this.#returnSomething()
  }

  async #listVariants(): Promise<string[]> {
    const products = await this.#control.get<Product[]>('/products')
    return products
      .filter((product) => !product.isGiftCard)
      .flatMap((product) => product.variants.map((one) => one.id))
  }

  async #signUp(): Promise<void> {
    const number = this.#customers.length
    const firstName = firstNames[number % firstNames.length] as string
    const lastName = lastNames[
      (number * 7 + Math.floor(number / firstNames.length)) % lastNames.length
    ] as string
    const email = `${firstName}.${lastName}.${number}@example.com`.toLowerCase()
    const { id } = await this.#control.createCustomer({ firstName, lastName, email })
    this.#customers.push(id)
  }

  async #buy(): Promise<void> {
    const customerId = this.#pick(this.#customers)
    const lines = Array.from({ length: 1 + Math.floor(this.#next() * 3) }, () => ({
      variantId: this.#pick(this.#variants),
      quantity: 1 + Math.floor(this.#next() * 2),
    }))
    const code = this.#next() < redeemShare ? await this.#redeem(customerId) : undefined
    const order = await this.#control.placeOrder({
      customerId,
      lines: distinct(lines),
      discountCodes: code ? [code] : [],
    })
    this.#orders.push(order)
  }

  /** Takes the dearest reward that is within reach, if there is one. */
  async #redeem(customerId: string): Promise<string | undefined> {
    const { body } = await this.#control.proxy({ path: '/me', method: 'GET', customerId })
    const within =
      body.program?.rewards?.filter((reward: { available: boolean }) => reward.available) ?? []
    const reward = within.at(-1)
    if (!reward) return undefined
    const requestId = `demo-${this.#orders.length}-${customerId}`
    const answer = await this.#control.proxy({
      path: '/redeem',
      method: 'POST',
      customerId,
      body: { rewardId: reward.id, requestId },
    })
    return answer.body.redemption?.status === 'issued' ? answer.body.redemption.code : undefined
  }

  async #returnSomething(): Promise<void> {
    if (this.#next() > refundShare * ordersPerFortnight) return
    const order = this.#pick(this.#orders.slice(-ordersPerFortnight * 2))
    const line = order.lines[0]
    if (line)
      await this.#control
        .refund(order.id, { lines: [{ lineId: line.id, quantity: 1 }] })
        .catch(() => {})
  }

  #pick<T>(from: T[]): T {
    return from[Math.floor(this.#next() * from.length)] as T
  }
}

function distinct(lines: { variantId: string; quantity: number }[]): typeof lines {
  return [...new Map(lines.map((line) => [line.variantId, line])).values()]
}

/** Numbers in [0, 1) that repeat for a seed: xorshift32 (Marsaglia, Xorshift RNGs, 2003). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

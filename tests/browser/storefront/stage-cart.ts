// The stage's cart: Shopify's addresses, and rules of the test's choosing for which codes hold.

export interface Answer {
  status?: number
  body: unknown
}

interface Line {
  key: string
  variant_id: number
  quantity: number
  final_line_price: number
}

const price = 1400

export class StageCart {
  lines: Line[] = []
  codes: string[] = []
  /** Of the codes that are in it, those that count. */
  holds: (codes: string[]) => string[] = (codes) => codes
  soldOut: number[] = []

  reset(): void {
    this.lines = [{ key: '1:a', variant_id: 1, quantity: 2, final_line_price: 2 * price }]
    this.codes = []
    this.holds = (codes) => codes
    this.soldOut = []
  }

  read() {
    const applicable = this.holds(this.codes)
    const sum = this.lines.reduce((total, line) => total + line.final_line_price, 0)
    return {
      token: 'stage',
      currency: 'USD',
      item_count: this.lines.reduce((count, line) => count + line.quantity, 0),
      items: this.lines,
      items_subtotal_price: sum,
      total_price: sum,
      discount_codes: this.codes.map((code) => ({ code, applicable: applicable.includes(code) })),
    }
  }

  act(path: string, body: Record<string, unknown>): Answer | null {
    if (path === '/cart.js') return { body: this.read() }
    if (path === '/cart/update.js') return this.#update(body)
    if (path === '/cart/add.js') return this.#add(body)
    return path === '/cart/change.js' ? this.#change(body) : null
  }

  #update({ discount }: Record<string, unknown>): Answer {
    this.codes = String(discount ?? '')
      .split(',')
      .filter(Boolean)
    return { body: this.read() }
  }

  #add({ items }: Record<string, unknown>): Answer {
    const [{ id }] = items as [{ id: number }]
    if (this.soldOut.includes(id)) return { status: 422, body: { description: 'sold out' } }
    const known = this.lines.find((line) => line.variant_id === id)
    const line = known ?? { key: `${id}:a`, variant_id: id, quantity: 0, final_line_price: 0 }
    if (!known) this.lines.push(line)
    this.#set(line, line.quantity + 1)
    return { body: { items: [line] } }
  }

  #change({ id, quantity }: Record<string, unknown>): Answer {
    const line = this.lines.find(({ key }) => key === id)
    if (line) this.#set(line, Number(quantity))
    this.lines = this.lines.filter((one) => one.quantity > 0)
    return { body: this.read() }
  }

  #set(line: Line, quantity: number): void {
    line.quantity = quantity
    line.final_line_price = quantity * price
  }
}

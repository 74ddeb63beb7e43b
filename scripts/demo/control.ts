// A thin client of the simulator's control API (simulator/README.md), for the demo and the tests.

export interface ControlOrder {
  id: string
  name: string
  lines: { id: string; variantId: string; title: string; quantity: number }[]
}

export interface ControlCustomer {
  id: string
}

export interface ProxyAnswer {
  status: number
  headers: Record<string, string>
  body: any
}

export class Control {
  readonly address: string

  /** @param address of the control API, such as http://127.0.0.1:4500/control */
  constructor(address: string) {
    this.address = address
  }

  get<T>(path: string): Promise<T> {
    return this.#call('GET', path)
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#call('POST', path, body)
  }

  moveClock(
    to: { advance: string } | { set: string } | { reset: true },
  ): Promise<{ now: string; offsetMs: number }> {
    return this.post('/clock', to)
  }

  createCustomer(customer: {
    firstName: string
    lastName: string
    email: string
  }): Promise<ControlCustomer> {
    return this.post('/customers', customer)
  }

  placeOrder(order: {
    customerId: string | null
    lines: { variantId: string; quantity: number }[]
    discountCodes?: string[]
    payment?: 'paid' | 'pending'
    /** ISO 8601, in the past: when it was placed. */
    processedAt?: string
  }): Promise<ControlOrder> {
    return this.post('/orders', order)
  }

  refund(
    orderId: string,
    refund: { lines?: { lineId: string; quantity: number }[]; amount?: string },
  ): Promise<ControlOrder> {
    return this.post(`/orders/${orderId}/refund`, refund)
  }

  /** A storefront request as the shopper's browser would send it through the app proxy. */
  proxy(request: {
    path: string
    method: 'GET' | 'POST'
    customerId: string | null
    body?: unknown
  }): Promise<ProxyAnswer> {
    return this.post('/proxy', request)
  }

  /** Waits until no webhook is queued or under way. */
  async settleWebhooks(): Promise<void> {
    await this.post('/webhooks/settle')
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.address}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(180_000),
    })
    const text = await answer.text()
    if (!answer.ok)
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    return JSON.parse(text) as T
  }
}

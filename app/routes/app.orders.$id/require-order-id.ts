// An order is known by Shopify's number of it.

export function requireOrderId(id: string | undefined): string {
  if (!id || !/^\d{1,20}$/.test(id))
    throw new Response(null, { status: 404, statusText: 'Not Found' })
  return id
}

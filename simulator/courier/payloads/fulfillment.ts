// A parcel on its way, as webhooks carry it.
import { gid } from '../../commerce/find.ts'
import type { Fulfillment, Order, Shop } from '../../state/world.ts'
import { lineItemPayload } from './line-item.ts'
import { rawId, shopTime } from './values.ts'

export function fulfillmentPayload(shop: Shop, order: Order, fulfillment: Fulfillment) {
  const place = order.fulfillments.indexOf(fulfillment) + 1
  return {
    id: rawId(fulfillment.id),
    admin_graphql_api_id: gid('Fulfillment', fulfillment.id),
    created_at: shopTime(shop, fulfillment.createdAt),
    updated_at: shopTime(shop, fulfillment.updatedAt),
    location_id: rawId(`${shop.id}4`),
    name: `${order.name}.${place}`,
    order_id: rawId(order.id),
    origin_address: {},
    receipt: {},
    service: 'manual',
    shipment_status: null,
    status: fulfillment.status,
    tracking_company: null,
    tracking_number: null,
    tracking_numbers: [],
    tracking_url: null,
    tracking_urls: [],
    line_items: fulfillment.lines.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find((each) => each.id === lineId)
      return line ? [{ ...lineItemPayload(shop, order, line), quantity }] : []
    }),
  }
}

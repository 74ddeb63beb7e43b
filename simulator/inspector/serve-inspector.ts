// The inspector at the simulator's own address: where everything is, the clock, what goes wrong
// with webhooks, and how the latest of them fared.
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { chaosSchema } from '../courier/chaos.ts'
import {
  type Exchange,
  type Route,
  readForm,
  redirect,
  sendHtml,
  sendText,
} from '../pages/exchange.ts'
import { deliveriesTable } from './deliveries-table.ts'
import { inspectorPage } from './inspector-page.ts'
import { readTour } from './read-tour.ts'

export function inspectorRoutes(context: SimulatorContext): Route[] {
  const { clock, courier, store } = context
  const back = ({ response }: Exchange, said: string) =>
    redirect(response, `/?said=${encodeURIComponent(said)}`)
  return [
    {
      method: 'GET',
      path: '/',
      handle: async ({ response, url }) => {
        const tour = await readTour(context)
        sendHtml(response, inspectorPage(context, { said: url.searchParams.get('said'), tour }))
      },
    },
    {
      method: 'GET',
      path: '/inspector/deliveries',
      handle: ({ response }) => sendHtml(response, deliveriesTable(context)),
    },
    {
      method: 'GET',
      path: '/inspector/deliveries/:id',
      handle: ({ response, params }) => {
        const found = store.world.deliveries.find((one) => one.webhookId === params.id)
        if (!found) throw new CommerceRefusal('delivery_not_found', 'there is no such delivery')
        const body = JSON.stringify(JSON.parse(found.body), null, 2)
        sendText(response, body, 'application/json; charset=utf-8')
      },
    },
    {
      method: 'POST',
      path: '/inspector/clock',
      handle: async (exchange) => {
        const by = (await readForm(exchange.request)).get('advance') ?? ''
        if (by === 'reset') clock.reset()
        else clock.advance(by)
        back(exchange, by === 'reset' ? 'The clock shows real time.' : 'The clock has moved.')
      },
    },
    {
      method: 'POST',
      path: '/inspector/chaos',
      handle: async (exchange) => {
        courier.setChaos(readChaos(await readForm(exchange.request)))
        back(exchange, 'Webhooks now behave as you chose.')
      },
    },
    {
      method: 'POST',
      path: '/inspector/deliveries/:id/redeliver',
      handle: (exchange) => {
        courier.redeliver(exchange.params.id ?? '')
        back(exchange, 'Sent once more.')
      },
    },
  ]
}

/**
 * A percentage in the form is a share in the courier; an empty field is no trouble of that kind.
 */
function readChaos(form: URLSearchParams) {
  const share = (name: string) => Number(form.get(name) || 0) / 100
  const seconds = Number(form.get('delay') || 0)
  const parsed = chaosSchema.safeParse({
    ...(share('duplicate') > 0 ? { duplicate: share('duplicate') } : {}),
    ...(share('lose') > 0 ? { lose: share('lose') } : {}),
    ...(seconds > 0 ? { delayMs: [0, seconds * 1000] } : {}),
    ...(form.has('shuffle') ? { shuffle: true } : {}),
    ...(form.has('wrong_secret') ? { secret: 'wrong' } : {}),
  })
  if (parsed.success) return parsed.data
  throw new CommerceRefusal('invalid_chaos', 'Shares go from 0 to 100, the delay to 600 seconds.')
}

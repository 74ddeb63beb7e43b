// What a bulk operation found, at an address nobody guesses and that holds for a week.
import { createReadStream } from 'node:fs'
import express from 'express'
import type { SimulatorConfig } from '../../config.ts'
import type { SimulatorContext } from '../../context.ts'
import type { BulkOperation } from '../../state/world.ts'

const path = '/__bulk'
const holdsMs = 7 * 24 * 3600 * 1000

export function resultAddress({ controlPort }: SimulatorConfig, { secret }: BulkOperation): string {
  return `http://127.0.0.1:${controlPort}${path}/${secret}.jsonl`
}

export function bulkResultsRouter(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(`${path}/:secret.jsonl`, (request, response) => {
    const operation = findOperation(context, request.params.secret)
    const file = operation && context.bulk.files.find(operation.secret)
    if (!operation || !file) return void response.status(404).end()
    const endedMs = Date.parse(operation.completedAt ?? operation.createdAt)
    if (context.clock.now().getTime() > endedMs + holdsMs) {
      const xml = '<?xml version="1.0"?><Error><Code>ExpiredToken</Code></Error>'
      return void response.status(400).type('application/xml').send(xml)
    }
    response.set('content-type', 'application/jsonl')
    createReadStream(file).pipe(response)
  })
  return router
}

function findOperation({ store }: SimulatorContext, secret: string): BulkOperation | undefined {
  for (const shop of store.world.shops.values()) {
    const found = shop.bulkOperations.find((operation) => operation.secret === secret)
    if (found) return found
  }
  return undefined
}

import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../embedded-postgres.ts'
import { readPorts, requireFree } from './ports.ts'

test('each port can be set by its own setting', () => {
  const ports = readPorts({ PORT: '5001', SIMULATOR_STOREFRONT_PORT: '5002' })
  expect(ports).toMatchObject({ app: 5001, storefront: 5002, simulator: 4500 })
})

test('a setting that is no port names itself', () => {
  expect(() => readPorts({ SIMULATOR_PORT: 'eighty' })).toThrow(
    'SIMULATOR_PORT must be a port between 1 and 65535, not "eighty".',
  )
  expect(() => readPorts({ DATABASE_PORT: '65536' })).toThrow('DATABASE_PORT')
})

test('a taken port is named together with the setting that moves it', async () => {
  const server = createServer()
  const port = await freePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const ports = {
    ...readPorts({}),
    app: await freePort(),
    simulator: await freePort(),
    frame: await freePort(),
    tour: await freePort(),
  }
  await expect(requireFree({ ...ports, storefront: port })).rejects.toThrow(
    new RegExp(`Port ${port} \\(storefront\\) is taken.*SIMULATOR_STOREFRONT_PORT=`),
  )
  await new Promise((done) => server.close(done))
})

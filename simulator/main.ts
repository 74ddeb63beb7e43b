// Starts the simulator as a process of its own: `node simulator/main.ts`. README.md describes its
// settings and its control API.
import { readConfig } from './config.ts'
import { startSimulator } from './start.ts'

try {
  const simulator = await startSimulator(readConfig(process.env))
  console.log(`admin and inspector  ${simulator.control}`)
  console.log(`storefront           ${simulator.storefront}`)
  console.log(`app, as embedded     ${simulator.app}`)
  const stop = async () => {
    await simulator.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

// The first import of every process: where a setting is missing or wrong, it ends with that said,
// before anything else looks at the settings.
import { readEnv } from './env.server.ts'

try {
  readEnv(process.env)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

// A process of its own in the crowd: told what to do, it answers what it was told.
import { closeDatabase } from '../../../app/db.server.ts'
import { type Plan, runCrowd } from './crowd.ts'

const plan = JSON.parse(process.argv[2] ?? '') as Plan
process.send?.(await runCrowd(plan))
await closeDatabase()
process.disconnect?.()

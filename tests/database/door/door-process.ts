// A process that is nothing but a door, to be killed. Tells its port, then listens until it is
// gone.
import { openTestDoor } from './a-door.ts'

const door = await openTestDoor(process.argv[2] ?? '')
process.send?.(door.port)

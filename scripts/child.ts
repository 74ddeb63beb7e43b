// Runs one entry file and ends with its parent: when the channel to the parent closes, however the
// parent went, this process asks itself to stop. So a `kill -9` of the demo leaves nothing behind.
import { pathToFileURL } from 'node:url'

const patienceMs = 5000

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), patienceMs).unref()
})

const [entry] = process.argv.slice(2)
if (!entry) throw new Error('child.ts needs the file to run')
await import(pathToFileURL(entry).href)

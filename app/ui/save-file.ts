// Hands a file to the reader. An embedded page has to fetch it first: only what it asks for itself
// carries the session, a plain link would not.

/** @returns whether it came; where not, nothing is saved and the page says so. */
export async function fetchFile(address: string, name: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return false
  // A stream that breaks off half-way is no file.
  const file = await answer.blob().catch(() => null)
  if (file) saveFile(file, name)
  return file !== null
}

// Some browsers read the file only after the click has been answered.
const keptMs = 60_000

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs)
}

// Hands a file to the reader. An embedded page has to fetch it first: only what it asks for itself
// carries the session.

/** @returns whether it came; where not, the page says so. */
export async function fetchFile(address: string, name: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return false
  // A stream that breaks off half-way is no file.
  const file = await answer.blob().catch(() => null)
  if (file) saveFile(file, name)
  return file !== null
}

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

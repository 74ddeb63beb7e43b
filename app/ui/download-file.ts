// A file from an admin page: asked for with the page's own sign-in, then handed to the browser. A
// plain link could not carry the session token.

/** @returns false where it could not be fetched; nothing is saved then. */
export async function downloadFile(address: string, name: string): Promise<boolean> {
  try {
    const answer = await fetch(address)
    if (!answer.ok) return false
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return true
  } catch {
    return false
  }
}

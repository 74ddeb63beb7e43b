// A file's bytes as text. Spreadsheets write UTF-8, UTF-16 with a mark, or what Windows has always
// used in the west.
export function decodeFile(bytes: Uint8Array): string {
  // A null character is in no text: it is left out, and what is no text has no headings either.
  return decode(bytes).replaceAll('\0', '')
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

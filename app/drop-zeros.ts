// React 18 writes its pages in pieces of 2 kB. Where a letter of several bytes does not fit the
// rest of a piece, zeros are sent instead, which a browser shows as signs in the middle of a word:
// https://github.com/facebook/react/pull/26228, mended in React 19.
import { Transform } from 'node:stream'

/** Passes everything on but zero bytes, which no page has a use for. */
export function dropZeros(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece)
    },
  })
}

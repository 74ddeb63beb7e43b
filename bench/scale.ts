// `--scale 0.1`: a tenth of the time, the orders, the members, for a quick look. What we claim, and
// the aims, are of the full size.

const at = process.argv.indexOf('--scale')

export const scale = at === -1 ? 1 : Number(process.argv[at + 1])
if (!(scale > 0 && scale <= 1)) throw new Error('--scale is above 0 and at most 1')

export const scaled = (count: number): number => Math.max(1, Math.round(count * scale))

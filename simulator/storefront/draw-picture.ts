// Pictures of products: the simulator has no photographs, so it draws what a product is, on its
// colour.
import type { Product } from '../state/world.ts'

type Motif = () => string

const leaf = (x: number, y: number, turn: number, size = 1) =>
  `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"
    d="M0 0C34-30 38-92 0-140-38-92-34-30 0 0Z"/>`

const fan = (turns: number[], x: number, y: number, size = 1) =>
  turns.map((turn) => leaf(x, y, turn, size)).join('')

const pot = (colour: string) =>
  `<path fill="${colour}" d="M120 262h160l-18 96a16 16 0 0 1-16 13h-92a16 16 0 0 1-16-13z"/>
   <rect x="110" y="240" width="180" height="34" rx="8" fill="${colour}"/>
   <rect x="110" y="266" width="180" height="8" fill="#000" opacity=".08"/>`

const motifs: [RegExp, Motif][] = [
  [
    /gift/i,
    () => `<g transform="rotate(-6 200 210)">
      <rect x="76" y="132" width="248" height="156" rx="18" fill="#2f5d47"/>
      <path d="M76 196h248M150 132v156" stroke="#e9c46a" stroke-width="14"/>
      <g fill="#e9c46a"><path d="M150 196c-46-8-56-52-22-54 20-1 24 30 22 54Z"/>
        <path d="M150 196c46-8 56-52 22-54-20-1-24 30-22 54Z"/></g></g>`,
  ],
  [
    /mug|cup/i,
    () => `<g transform="translate(0 42)">
      <path d="M268 168h26a40 40 0 0 1 0 96h-30" fill="none" stroke="#b98a5e" stroke-width="18"/>
      <path d="M112 140h168v140a36 36 0 0 1-36 36h-96a36 36 0 0 1-36-36z" fill="#f7efe2"/>
      <path d="M112 140h168v34H112z" fill="#b98a5e"/>
      <g fill="#5b8c6a">${fan([-40, 0, 40], 196, 296, 0.52)}</g>
      <path d="M160 112c-10-16 10-24 0-42M200 112c-10-16 10-24 0-42M240 112c-10-16 10-24 0-42"
        fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".8"/></g>`,
  ],
  [
    /can\b|watering/i,
    () => `<g transform="translate(0 32)">
      <path d="M132 176h120v128a24 24 0 0 1-24 24h-72a24 24 0 0 1-24-24z" fill="#c9973f"/>
      <path d="m134 270-62-98" stroke="#c9973f" stroke-width="20" stroke-linecap="round"/>
      <path d="m48 178 44-28" stroke="#a97c2c" stroke-width="18" stroke-linecap="round"/>
      <path d="M172 176c0-70 130-50 96 62-6 20-16 34-30 44" fill="none" stroke="#a97c2c"
        stroke-width="16"/>
      <path d="M132 176h120v16H132z" fill="#a97c2c"/></g>`,
  ],
  [
    /pruner|shear|snip|scissor|secateur|trowel|tool|fork/i,
    () => `<path d="M200 78v150" stroke="#8fa3a0" stroke-width="14"/>
      <path d="M168 214h64v70c0 34-16 58-32 72-16-14-32-38-32-72z" fill="#aab9b6"/>
      <rect x="184" y="52" width="32" height="104" rx="16" fill="#a0673f"/>
        <path d="M200 230v96" stroke="#8fa3a0" stroke-width="5"/>`,
  ],
  [
    /soil|feed|mix|compost|fertili|seed|mister|bottle|spray/i,
    () => `<path d="M122 120h156l14 206a22 22 0 0 1-22 24H130a22 22 0 0 1-22-24z" fill="#7a5a43"/>
      <path d="M122 120 138 86h124l16 34z" fill="#604532"/>
        <rect x="146" y="180" width="108" height="108" rx="12" fill="#f3ead8"/>
      <g fill="#5b8c6a">${fan([-32, 32], 200, 276, 0.5)}</g>`,
  ],
  [
    /book|journal|guide/i,
    () => `<g transform="rotate(5 200 210)">
      <rect x="116" y="92" width="172" height="232" rx="10" fill="#2f5d47"/>
      <rect x="116" y="92" width="24" height="232" fill="#24493a"/>
        <g fill="#e9e2c9">${fan([-48, -16, 16, 48], 214, 276, 0.78)}</g></g>`,
  ],
  [
    /cact|desert/i,
    () => `<g fill="#5f9068"><rect x="172" y="96" width="56" height="160" rx="28"/>
      <path d="M172 206h-18a26 26 0 0 1-26-26v-26h26v22h18z
        M228 190h18a24 24 0 0 0 24-24v-34h-24v32h-18z"/></g>
      <path d="M186 112v132M200 106v140M214 112v132" stroke="#3f6b4a" stroke-width="4"
        stroke-dasharray="2 12" stroke-linecap="round"/>${pot('#c9774f')}`,
  ],
  [
    /pot|planter|saucer/i,
    () => `<path d="M118 170h164l-20 150a22 22 0 0 1-22 19h-80a22 22 0 0 1-22-19z" fill="#c9774f"/>
      <rect x="104" y="136" width="192" height="46" rx="10" fill="#d58a63"/>
      <rect x="96" y="336" width="208" height="18" rx="9" fill="#b4633d"/>
        <path d="M118 182h164l-2 14H120z" opacity=".12"/>`,
  ],
  [
    /lavender/i,
    () => `<g stroke="#6b8f5e" stroke-width="6" fill="none">
      <path d="M176 246C170 190 160 150 146 108M200 246V92M224 246c6-56 16-96 30-138"/></g>
      <g fill="#8d7bbd">${[
        [146, 108, -14],
        [200, 92, 0],
        [254, 108, 14],
      ]
        .map(
          ([x, y, turn]) =>
            `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse cy="-22" rx="14" ry="18"/>
              <ellipse cy="6" rx="16" ry="18"/><ellipse cy="34" rx="14" ry="16"/></g>`,
        )
        .join('')}</g>${pot('#e2d3bb')}`,
  ],
  [
    /fern/i,
    () =>
      `<g fill="#5b8c5a">${fan([-84, -58, -32, 32, 58, 84], 200, 250, 0.9)}</g>
        <g fill="#79a86f">${fan([-46, -16, 16, 46], 200, 250, 1)}</g>${pot('#c9774f')}`,
  ],
  [
    /monstera/i,
    () => `<g fill="#2f6b4a">${fan([-62, 62], 200, 252, 1.02)}</g>
      <g fill="#3f8259">${fan([-26, 26], 200, 252, 1.15)}</g>
      <g stroke="#dfeee2" stroke-width="6" stroke-linecap="round" opacity=".7">
        <path d="m150 150-14-12M164 186l-18-8
        M250 150l14-12M236 186l18-8M102 190l-12-2M298 190l12-2"/></g>${pot('#8c6f5a')}`,
  ],
]

const plain: Motif = () =>
  `<g fill="#4f8560">${fan([-54, -20, 20, 54], 200, 250, 1)}</g>
    <g fill="#6da37a">${fan([0], 200, 250, 1.1)}</g>${pot('#d9c7a8')}`

/** A square SVG of a product. */
export function drawPicture(product: Product): string {
  const motif = findMotif(product.title) ?? findMotif(product.productType) ?? plain
  const { colour } = product.picture
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800"
    role="img">
<rect width="400" height="400" fill="${colour}"/>
  <circle cx="200" cy="205" r="150" fill="#fff" opacity=".38"/>
<ellipse cx="200" cy="364" rx="118" ry="14" fill="#000" opacity=".08"/>${motif()}</svg>`
}

function findMotif(words: string): Motif | undefined {
  return motifs.find(([pattern]) => pattern.test(words))?.[1]
}

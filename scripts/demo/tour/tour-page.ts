// The tour's pages: the five scenes, and one of them with its steps.
import { readFileSync } from 'node:fs'
import type { Scene, Step } from './scene.ts'
import { type Showing, scenes, type Tour } from './tour.ts'

const style = readFileSync(new URL('tour.css', import.meta.url), 'utf8')

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function overviewPage(tour: Tour, inspector: string): string {
  const cards = scenes.map(
    (scene, index) => `<li><a class="card" href="/scenes/${scene.id}">
      <span class="number">${index + 1}</span>
      <span><strong>${escape(scene.title)}</strong><span class="soft">${escape(scene.about)}</span>
      ${badge(tour.showing(scene.id))}</span></a></li>`,
  )
  return page('Guided tour', inspector, `<ol class="scenes">${cards.join('')}</ol>`)
}

export function scenePage(scene: Scene, tour: Tour, inspector: string): string {
  const index = scenes.indexOf(scene)
  const following = scenes[index + 1]
  const next = following
    ? `<a class="next" href="/scenes/${following.id}">Next: ${escape(following.title)}</a>`
    : ''
  const main = `<p><a href="/">All scenes</a></p><h2>${index + 1}. ${escape(scene.title)}</h2>
    <p class="lead">${escape(scene.about)}</p>
    <div id="steps" aria-live="polite">${stepsOf(scene, tour)}</div>${next}
    <script>${script(scene)}</script>`
  return page(scene.title, inspector, main)
}

/** The part that renews itself: the button and what has happened so far. */
export function stepsOf(scene: Scene, tour: Tour): string {
  const showing = tour.showing(scene.id)
  const { state, steps, problem } = showing
  const label = state === 'waiting' ? 'Play' : 'Play again'
  const disabled = tour.isPlaying ? ' disabled' : ''
  const busy = state === 'playing' ? '<li class="busy">…</li>' : ''
  const failed = problem === null ? '' : `<p class="problem" role="alert">${escape(problem)}</p>`
  return `<form method="post" action="/scenes/${scene.id}/play" data-state="${state}">
    <button class="play"${disabled}>${state === 'playing' ? 'Playing' : label}</button></form>
    <ol class="steps">${steps.map(stepItem).join('')}${busy}</ol>${failed}
    ${state === 'played' ? '<p class="done">That was it.</p>' : ''}`
}

function stepItem({ text, figures, quotes, link, frame }: Step): string {
  const table = figures
    ? `<table>${figures.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('')}</table>`
    : ''
  const words = quotes
    ? `<blockquote lang="${quotes.language}" dir="auto">${quotes.lines.map((line) => `<p dir="auto">${escape(line)}</p>`).join('')}</blockquote>`
    : ''
  const more = link
    ? `<p><a href="${escape(link.address)}" target="_blank">${escape(link.label)}</a></p>`
    : ''
  const look = frame ? `<iframe src="${escape(frame)}" title="${escape(text)}"></iframe>` : ''
  return `<li><p>${escape(text)}</p>${table}${words}${more}${look}</li>`
}

function badge({ state }: Showing): string {
  const said = { waiting: '', playing: 'playing', played: 'played', failed: 'failed' }[state]
  return said ? `<span class="badge ${state}">${said}</span>` : ''
}

function page(title: string, inspector: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(title)} · Perennial</title><link rel="icon" href="data:,">
    <style>${style}</style></head><body>
    <header><div><a href="${inspector}">Simulator</a><h1>Guided tour</h1>
    <p>Five things that go wrong elsewhere, played on this machine with real orders.</p></div>
    </header><main>${main}</main></body></html>`
}

// While a scene is played its steps come in by themselves; a frame that is being looked at stays.
const script = ({ id }: Scene) => `
const place = document.getElementById('steps')
let shown = place.innerHTML
async function look() {
  try {
    const text = await (await fetch('/scenes/${id}/steps')).text()
    const isOver = !text.includes('data-state="playing"')
    const hasFrame = place.querySelector('iframe')
    if (text !== shown && !(hasFrame && !isOver)) { shown = text; place.innerHTML = text }
    if (isOver) return
  } catch {}
  setTimeout(look, 400)
}
place.addEventListener('submit', async (event) => {
  event.preventDefault()
  event.target.querySelector('button').disabled = true
  await fetch(event.target.action, { method: 'POST' })
  shown = ''
  place.innerHTML = ''
  look()
})
if (place.querySelector('[data-state="playing"]')) look()`

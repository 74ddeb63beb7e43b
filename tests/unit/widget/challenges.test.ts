import { expect, it } from 'vitest'
import { draw, member, program, reward, textOf } from './draw.ts'

const embed = 'rewards-embed'
const ahead = '2999-01-01T00:00:00Z'
const past = '2020-01-01T00:00:00Z'

const challenge = (id: string, given: object = {}) => ({
  ...{ id, name: `Run ${id}`, label: 'Place 2 orders', labels: { en: 'Order twice' }, points: 50 },
  badge: { path: 'M1 1', colour: '#123456' },
  ...given,
})
const dated = (at: string, label: string) => ({ at, label, labels: { en: label } })
const levels = [{ id: 'a', label: 'Pacer from 1 challenge', labels: { en: 'Pacer from 1' } }]

const nothing = {
  ...{ completed: 0, completedText: '0 challenges reached', level: null, next: null },
  ...{ underWay: [], badges: [], unlocks: [] },
}
const badge = { id: 'x', name: 'Run x', path: 'M1 1', colour: '#123456', reached: 'Reached on day' }
const way = { id: 'x', progress: '1 of 2', percent: 50, until: ahead, hint: 'Until then' }

const drawn = (challenges: object, given: object[] = [challenge('x')]) =>
  draw(embed, {
    program: { ...program, challenges: given, levels },
    member: member({ challenges: { ...nothing, ...challenges } }),
  })

it('a challenge under way says how far, and its badge is dim', async () => {
  const html = await drawn({ underWay: [way] })
  expect(textOf(html)).toContain('Run x Order twice 50 points 1 of 2 Until then')
  expect(html).toContain('aria-valuenow="50"')
  expect(html).not.toContain('data-got')
})

it('what was under way until a moment that has passed is not said any more', async () => {
  const html = await drawn({ underWay: [{ ...way, until: past }] })
  expect(textOf(html)).not.toContain('1 of 2')
})

it('one that was reached has its badge and its day, and no bar but where it can be had again', async () => {
  const once = await drawn({ badges: [{ ...badge, isAgain: false }] })
  expect(textOf(once)).toContain('Order twice 50 points Reached on day')
  expect(once).toMatch(/data-challenge="x" data-got/)
  expect(once).toMatch(/data-slot="challenge-way" hidden/)
  const again = await drawn({ badges: [{ ...badge, isAgain: true }], underWay: [way] })
  expect(again).not.toMatch(/data-slot="challenge-way" hidden/)
  expect(textOf(again)).toContain('Reached on day 1 of 2')
})

it('a badge stays although its challenge is gone from the program', async () => {
  const gone = { ...badge, id: 'y', name: 'Run y', isAgain: false }
  expect(textOf(await drawn({ badges: [gone] }))).toContain('Run y Reached on day')
})

it('a challenge says from when, or until when; one that is over is left out', async () => {
  const given = [
    challenge('x', { begins: dated(ahead, 'From then'), ends: dated(ahead, 'Until late') }),
    challenge('y', { begins: dated(past, 'From once'), ends: dated(ahead, 'Until soon') }),
    challenge('z', { ends: dated(past, 'Until over') }),
  ]
  const text = textOf(await drawn({}, given))
  expect(text).toContain('Run x Order twice 50 points From then')
  expect(text).toContain('Run y Order twice 50 points Until soon')
  expect(text).not.toContain('Run z')
})

it('the level that was reached stands first, with how far the next one is', async () => {
  const level = { id: 'a', name: 'Pacer' }
  const next = { name: 'Ace', missing: '2 more challenges until Ace', percent: 33 }
  const html = await drawn({ level, next, completedText: '1 challenge reached' })
  expect(textOf(html)).toContain(
    'Challenges Pacer 1 challenge reached 2 more challenges until Ace Run x',
  )
  expect(html).toMatch(/data-level="a" data-held/)
})

it('a visitor sees what there is to reach, a program without challenges nothing', async () => {
  const seen = { ...program, challenges: [challenge('x')], levels }
  expect(textOf(await draw(embed, { program: seen }))).toContain('Run x Order twice 50 points')
  expect(await draw(embed, { member: member({}) })).not.toContain('perennial-challenges')
})

it('a reward that asks for a level says so until it is unlocked', async () => {
  const needs = { key: 'level/a', label: 'For Pacer', labels: { en: 'For Pacer and above' } }
  const rewards = [reward({ id: 'r', label: 'Free shipping', points: 1, needs })]
  const seen = { ...program, rewards, challenges: [challenge('x')], levels }
  const of = (unlocks: string[]) =>
    draw(embed, { program: seen, member: member({ challenges: { ...nothing, unlocks } }) })
  expect(textOf(await of(['level/ab']))).toContain('For Pacer and above')
  expect(textOf(await of(['level/a', 'badge/x']))).not.toContain('For Pacer and above')
})

import { describe, expect, it } from 'vitest'
import { openRequests } from '../../../extensions/rewards-widget/assets/requests.js'
import { awaitCode } from '../../../extensions/rewards-widget/assets/result.js'
import { fill } from '../../../extensions/rewards-widget/assets/words.js'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const counter = () => {
  let count = 0
  return () => `id-${++count}`
}

describe('the id of a request', () => {
  it('is the same until the request was answered, over a reload too', () => {
    const storage = memory()
    const requests = openRequests(() => storage, counter())
    expect([requests.idFor('five'), requests.idFor('five')]).toEqual(['id-1', 'id-1'])
    expect(
      openRequests(
        () => storage,
        () => 'other',
      ).idFor('five'),
    ).toBe('id-1')
    requests.forget('five')
    expect(requests.idFor('five')).toBe('id-2')
  })

  it('is another one for another reward', () => {
    const requests = openRequests(memory, counter())
    expect(requests.idFor('five')).not.toBe(requests.idFor('fifteen'))
  })

  it('is kept for the life of the page where the browser blocks storage', () => {
    const blocked = () => {
      throw new Error('blocked')
    }
    const requests = openRequests(blocked, counter())
    expect([requests.idFor('five'), requests.idFor('five')]).toEqual(['id-1', 'id-1'])
  })
})

describe('waiting for a code that is being made', () => {
  const issuing = redemption('issuing')
  const patienceMs = 10_000
  const time = { pause: () => Promise.resolve(), patienceMs }

  function redemption(status: string) {
    const code = status === 'issuing' ? null : 'FERN-1'
    return { id: 'x', status, code, label: '$5 off', points: 200, expiresAt: null }
  }

  function answers(...statuses: (string | null)[]) {
    let asked = 0
    return async () => {
      const status = statuses[Math.min(asked++, statuses.length - 1)]
      if (status === null) return null
      const points = { available: 0, pending: 0, expiringNext: null }
      const redemptions = status === 'gone' ? [] : [redemption(status ?? '')]
      return { member: { id: 'm', points, redemptions, history: [] }, program: null }
    }
  }

  it('ends with the code', async () => {
    const known = await awaitCode(answers('issuing', null, 'issued'), issuing, time)
    expect(known).toMatchObject({ status: 'issued', code: 'FERN-1' })
  })

  it('ends where the reward was refused, or is not there any more', async () => {
    expect((await awaitCode(answers('refused'), issuing, time)).status).toBe('refused')
    expect((await awaitCode(answers('gone'), issuing, time)).status).toBe('refused')
  })

  it('ends when patience does, still not knowing', async () => {
    expect((await awaitCode(answers(null), issuing, time)).status).toBe('issuing')
  })

  it('asks nobody where the code is there already', async () => {
    const nobody = () => Promise.reject(new Error('asked'))
    expect((await awaitCode(nobody, redemption('issued'), time)).status).toBe('issued')
  })
})

describe('placeholders', () => {
  it('are filled in, and stay where there is no value', () => {
    expect(fill('[amount] to [reward]', { amount: '$1 off', reward: '$& off' })).toBe(
      '$1 off to $& off',
    )
    expect(fill('[other]', {})).toBe('[other]')
  })
})

// The stage's shop for somebody who reads Hebrew: what our server writes in it.
import { code, fern, history, wholeProgram, withCard } from './scenes.ts'

const labels: Record<string, string> = {
  ship: 'משלוח חינם',
  five: '5 $ הנחה',
  any: '1 $ הנחה על כל 100 נקודות',
  ten: '10% הנחה',
  mug: 'ספל שרך במתנה',
  fifteen: '15 $ הנחה',
  card: 'כרטיס מתנה של 20 $',
  credit: 'זיכוי של 10 $',
  tour: 'סיור בחממה',
  gone: 'מונסטרה במתנה',
  drink: 'תה במתנה',
}

export const hebrewProgram = {
  ...wholeProgram,
  name: 'מועדון השרך',
  words: { ...wholeProgram.words, he: { one: 'נקודה', other: 'נקודות' } },
  ways: wholeProgram.ways.map((way) => ({ ...way, labels: { he: '10 נקודות על כל 1 $' } })),
  cards: withCard.cards.map((card) => ({ ...card, labels: { he: 'כרטיסיית תה' } })),
  rewards: withCard.rewards.map((one) => ({
    ...one,
    labels: { he: labels[(one as unknown as { id: string }).id] },
  })),
}

const reasons = ['הזמנה מס׳ 1042: 40 נקודות', 'מומש: 5 $ הנחה', 'הזמנה מס׳ 1031', 'מתנת הצטרפות']

export const hebrewFern = (changes: object = {}) =>
  fern({
    language: 'he',
    cards: [{ id: 'sip', stamps: 7, pending: 1 }],
    history: history.map((entry, index) => ({ ...entry, reason: reasons[index] })),
    redemptions: [code({ label: labels.five })],
    ...changes,
  })

export const answeredRewards = hebrewProgram.rewards.map((one) => ({
  ...one,
  label: one.labels.he,
}))

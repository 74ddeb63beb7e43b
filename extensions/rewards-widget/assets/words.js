// @ts-check
// Texts, numbers, days and money as the page's language writes them. The texts come from the page:
// Liquid has already looked them up in the locale files and among the merchant's own.
import { convert, exponentOf } from './convert.js'

/** @param {HTMLElement} root one of our parts */
export function openWords(root) {
  const { words = '{}' } = root.dataset
  const language = root.lang || document.documentElement.lang || navigator.language
  const texts = JSON.parse(root.querySelector('script[data-texts]')?.textContent ?? '{}')
  /** @type {Record<string, string>} what points are called, by plural form */
  const forms = JSON.parse(words)
  const numbers = new Intl.NumberFormat(language)
  const percents = new Intl.NumberFormat(language, { style: 'percent' })
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const names = new Intl.ListFormat(language, { type: 'conjunction' })
  const plurals = new Intl.PluralRules(language)
  // In general: the form of two, as in Liquid.
  const general = forms[plurals.select(2)] ?? forms.other ?? ''

  /**
   * @param {string} key
   * @param {Record<string, string>} [values] for the placeholders in square brackets
   */
  const say = (key, values = {}) => fill(decode(texts[key] ?? key), { points: general, ...values })

  return {
    say,
    /**
     * An amount off that the merchant has not named is said as the checkout will reckon it.
     * @param {{ kind: string, label: string, isNamed?: boolean, amountMinor?: number }} reward
     */
    labelOf({ kind, label, isNamed, amountMinor = 0 }) {
      const worth = kind === 'amount_off' && !isNamed ? convert(amountMinor, root) : null
      return worth ? say('money.off', { amount: worth }) : label
    },
    /** @param {number} value */
    number: (value) => numbers.format(value),
    /** @param {string[]} several */
    list: (several) => names.format(several),
    /** @param {number} share of a hundred */
    percent: (share) => percents.format(share / 100),
    /** "+104", "−14", as in the admin. @param {number} value */
    signed: (value) => signed.format(value).replace('-', '−'),
    /** @param {string} at an instant */
    day: (at) => days.format(new Date(at)),
    /** @param {number} points in the shop's own word: "1 point", "320 points" */
    amount: (points) =>
      say('points.amount', {
        number: numbers.format(points),
        word: forms[plurals.select(Math.abs(points))] ?? forms.other ?? '',
      }),
    ...openMoney(root, language),
    /**
     * A text that counts, in the language's own plural form.
     * @param {string} key
     * @param {number} count
     */
    count(key, count) {
      const own = texts[`${key}.${plurals.select(count)}`] ?? texts[`${key}.other`]
      if (own) return fill(decode(own), { count: numbers.format(count) })
      /** @type {[number, string][]} */
      const samples = texts[key] ?? []
      const form = plurals.select(count)
      const exact = samples.find(([sample]) => sample === count)
      const alike = exact ?? samples.find(([sample]) => plurals.select(sample) === form)
      if (!alike) return numbers.format(count)
      return decode(alike[1]).replace(String(alike[0]), numbers.format(count))
    },
  }
}

/** @typedef {ReturnType<typeof openWords>} Words */

/** @param {HTMLElement} root @param {string} language */
function openMoney(root, language) {
  const { currency = 'USD' } = root.dataset
  const digits = exponentOf(currency)
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  })
  return {
    /** @param {number} minor of the shop's currency, said as the checkout will reckon it */
    money: (minor) => convert(minor, root) ?? format.format(minor / 10 ** digits),
    /** What the shop's currency is worth in the cart's, where they differ. @param {number} minor */
    abroad: (minor) => convert(minor, root) ?? '',
    /** @param {number} minor of the shop's currency, in hundredths of the cart's */
    hundredths: (minor) => (minor / 10 ** digits) * 100 * rateFor(currency),
    /** @param {number} hundredths of the cart's currency, in minor units of the shop's */
    minorOf: (hundredths) =>
      Math.floor(((hundredths / 100) * 10 ** digits) / rateFor(currency) + 1e-6),
  }
}

/** @param {string} currency the shop's */
function rateFor(currency) {
  const { active, rate } = Reflect.get(window, 'Shopify')?.currency ?? {}
  return active && active !== currency && Number(rate) > 0 ? Number(rate) : 1
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
export function fill(text, values) {
  return text.replace(/\[(\w+)\]/g, (placeholder, name) => values[name] ?? placeholder)
}

/**
 * Liquid's translation filter writes some characters as HTML entities.
 * @param {string} text
 */
function decode(text) {
  if (!text.includes('&')) return text
  return new DOMParser().parseFromString(text, 'text/html').documentElement.textContent ?? text
}

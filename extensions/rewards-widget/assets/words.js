// @ts-check
// Texts, numbers, days and money as the page's language writes them. The texts come from the page:
// Liquid has already looked them up in the locale files.

/** @param {HTMLElement} root the widget's element */
export function openWords(root) {
  const { currency = 'USD', one = '', other = '' } = root.dataset
  const language = root.lang || document.documentElement.lang || navigator.language
  const texts = JSON.parse(root.querySelector('script[data-texts]')?.textContent ?? '{}')
  const numbers = new Intl.NumberFormat(language)
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const plurals = new Intl.PluralRules(language)

  /**
   * @param {string} key
   * @param {Record<string, string>} [values] for the placeholders in square brackets
   */
  const say = (key, values = {}) => fill(decode(texts[key] ?? key), { points: other, ...values })

  return {
    say,
    /** @param {number} value */
    number: (value) => numbers.format(value),
    /** @param {number} value */
    signed: (value) => signed.format(value),
    /** @param {string} at an instant */
    day: (at) => days.format(new Date(at)),
    /** @param {number} points in the merchant's own word: "1 point", "320 points" */
    amount: (points) =>
      `${numbers.format(points)} ${plurals.select(Math.abs(points)) === 'one' ? one : other}`,
    /** @param {number} minor in the currency's own minor units */
    money: (minor) => money.format(minor / 10 ** exponentOf(money)),
    /** @param {number} minor in Liquid's hundredths of the major unit, whatever the currency */
    hundredths: (minor) => (minor / 10 ** exponentOf(money)) * 100,
    /**
     * A text that counts, in the language's own plural form.
     * @param {string} key
     * @param {number} count
     */
    count(key, count) {
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

/** @param {Intl.NumberFormat} money */
const exponentOf = (money) => money.resolvedOptions().maximumFractionDigits ?? 2

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

// How long a test looks for what will come. Whoever has waited this long has found a fault: nothing
// may depend on how fast a machine is.

/** For one thing that is looked for: a text, an answer, a figure in a table. */
export const patienceMs = 90_000

/** For a whole test, and for what is prepared before it. */
export const testPatienceMs = 300_000

/** The same where a browser is driven through many pages. */
export const browserPatienceMs = 600_000

// Lines of a file for spreadsheets. What begins like a formula is written so that no spreadsheet
// computes it; a plain number is none.
import papa from 'papaparse'

const newline = '\r\n'
const escapeFormulae = /^(?!-?\d+(\.\d+)?$)[=+\-@\t\r]/

export const writeCsv = (rows: (string | number)[][]): string =>
  rows.length === 0 ? '' : papa.unparse(rows, { escapeFormulae, newline }) + newline

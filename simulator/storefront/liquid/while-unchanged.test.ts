import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { whileUnchanged } from './while-unchanged.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-unchanged-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

test('what is made of a folder is kept until one of its files changes, comes or goes', () => {
  write('a', 'fern')
  let times = 0
  const read = whileUnchanged((of) => {
    times += 1
    return readFileSync(join(of, 'a'), 'utf8')
  })
  expect([read(folder), read(folder), times]).toEqual(['fern', 'fern', 1])
  write('a', 'a mossy fern')
  expect([read(folder), times]).toEqual(['a mossy fern', 2])
  write('b', '')
  expect([read(folder), times]).toEqual(['a mossy fern', 3])
  rmSync(join(folder, 'b'))
  expect([read(folder), read(folder), times]).toEqual(['a mossy fern', 'a mossy fern', 4])
})

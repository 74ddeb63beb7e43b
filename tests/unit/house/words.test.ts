// What no file of the project may hold: traces of the machine it was written on, people, leftovers.
import { expect, test } from 'vitest'
import { projectFiles } from './project-files.ts'

const texts = projectFiles(/(^|\/)[^.]+$|\.(?!png|jpg|woff2|ico)[^.]+$/)

test.each([
  ['the host of a package registry', /\bregistry\.[a-z]|\bnpmjs\.|\byarnpkg\./],
  ['a path of somebody’s machine', /(?<![\w.~-])\/(home|Users|root|work|mnt)\/\w/],
  ['a home folder of Windows', /[A-Z]:\\{1,2}Users\\/],
  ['work left for later', /\b(TO[D]O|FIX[M]E)\b|not (built|implemented) yet/i],
])('no file names %s', (_what, pattern) => {
  expect(linesWith(pattern)).toEqual([])
})

test('no file names a person’s e-mail address', () => {
  const address = /\b[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/gi
  // Names that nobody can have (RFC 2606).
  const isMadeUp = (found: string) => /[@.](example\.(com|org|net)|example|test)$/.test(found)
  const found = texts.flatMap(({ path, text }) =>
    [...text.matchAll(address)]
      .filter(([one]) => !isMadeUp(one.toLowerCase()))
      .map(([one]) => `${path}: ${one}`),
  )
  expect(found).toEqual([])
})

test('every file of the domain opens by saying what it is for', () => {
  const domain = texts.filter(({ path }) => /^app\/loyalty\/.*(?<!\.test)\.ts$/.test(path))
  const silent = domain.filter(({ text }) => !/^(\/\/ |\/\*\*)/.test(text))
  expect(domain.length).toBeGreaterThan(50)
  expect(silent.map(({ path }) => path)).toEqual([])
})

function linesWith(pattern: RegExp): string[] {
  return texts.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  )
}

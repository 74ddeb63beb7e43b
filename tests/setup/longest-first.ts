// The order of the test files: the longest first, so that at the end no processor waits for one of
// them. Vitest knows how long a file took only where it ran before, and goes by size elsewhere.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longest = [
  'browser/design/every-language',
  'browser/storefront/states',
  'database/histories/new-histories',
  'browser/story',
  'database/histories/same-histories',
  'browser/program',
  'browser/design/built-for-shopify',
  'browser/storefront/redeeming',
  'simulator/attack/bad-input',
  'browser/accessibility',
  'browser/storefront-promises',
  'browser/members',
  'browser/slice-of-the-pie',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`))
  return place < 0 ? longest.length : place
}

// What a field alone cannot tell, such as two that cannot both be set, is refused with a problem
// that explain/ puts in words.

interface Issue {
  path: PropertyKey[]
  problem: string
}

interface Context {
  addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string; params: object }): void
}

export const refuseClashes =
  <Settings>(find: (settings: Settings) => Issue[]) =>
  (settings: Settings, context: Context): void => {
    for (const { path, problem } of find(settings)) {
      context.addIssue({ code: 'custom', path, message: problem, params: { problem } })
    }
  }

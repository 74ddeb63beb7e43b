export interface Bug {
  name: string
  /** Of a file; or of the newest definition of a function of the database. */
  where: { file: string } | { sql: string }
  find: string
  replace: string
  finder: Finder
}

/** Histories in memory, histories through the database, or a test by its file. */
export type Finder = 'pure' | 'postgres' | { test: string }

import { defineConfig } from 'prisma/config'

// Migrations are applied by scripts/migrate.ts, which writes the same table as `prisma migrate
// deploy` without needing Prisma's native engine (docs/decisions/0004-own-migrator.md).
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/perennial' },
})

// The id of our installation in a shop: the owner of the metafields that Liquid reads as the app's.
import type { AdminClient } from './client.ts'

const document = `#graphql
  query ReadInstallation { currentAppInstallation { id } }`

interface Answer {
  currentAppInstallation: { id: string }
}

export async function readInstallation(admin: AdminClient): Promise<string> {
  return (await admin.graphql<Answer>(document)).currentAppInstallation.id
}

// Groups of members by conditions: before there is one, while one is made, and in the list.
import type { CardCast } from './card-pictures.ts'

const formHeights = { desktop: 1000, phone: 1500 }

export async function takeSegments({ merchant }: Pick<CardCast, 'merchant'>): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/segments')
  const empty = app.getByText('Name groups of members')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-segments-empty',
    shows: empty,
    says: 'What segments are for, before there is one.',
  })
  await merchant.open('/app/segments/new')
  await app.getByLabel('Name').fill('Regulars')
  await app.getByRole('button', { name: 'Add condition' }).click()
  await app.getByRole('menuitem', { name: 'Number of orders' }).click()
  await app.getByLabel('From', { exact: true }).fill('1')
  const count = app.getByText('Can be used for campaigns, rewards and lists.')
  await count.waitFor()
  await merchant.take({
    name: 'admin-segment-form',
    shows: count,
    says: 'A segment beside how many members are in it while it is typed.',
    heights: formHeights,
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByRole('heading', { name: 'Regulars', exact: true }).waitFor()
  await merchant.open('/app/segments')
  const line = app.getByText('Regulars')
  await line.waitFor()
  await merchant.take({
    name: 'admin-segments',
    shows: line,
    says: 'The segments, with how many members are in each and what it is used by.',
  })
}

// Rows of a list in one card, parted by lines.
import { Box, Card, Divider } from '@shopify/polaris'
import type { ReactNode } from 'react'

interface RowsProps<Row> {
  rows: Row[]
  keyOf(row: Row): string | number
  children(row: Row): ReactNode
}

export function RowsCard<Row>({ rows, keyOf, children }: RowsProps<Row>) {
  return (
    <Card padding="0">
      {rows.map((row, index) => (
        <div key={keyOf(row)}>
          {index > 0 ? <Divider /> : null}
          <Box padding="400">{children(row)}</Box>
        </div>
      ))}
    </Card>
  )
}

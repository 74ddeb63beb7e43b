// Ideas are looked for by words once the merchant says so, not while they type.
import { Button, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useT } from '../words.tsx'

interface SearchProps {
  /** What was looked for. */
  search: string
  onFind(search: string): void
}

export function SearchField({ search, onFind }: SearchProps) {
  const t = useT('ideas')
  const [typed, setTyped] = useState(search)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim())
      }}
    >
      <TextField
        label={t('search')}
        labelHidden
        placeholder={t('search')}
        value={typed}
        onChange={setTyped}
        clearButton
        onClearButtonClick={() => {
          setTyped('')
          onFind('')
        }}
        maxLength={100}
        autoComplete="off"
        connectedRight={<Button submit>{t('find')}</Button>}
      />
    </form>
  )
}

import { Form } from '@remix-run/react'
import { Box, Button, Icon, TextField } from '@shopify/polaris'
import { SearchIcon } from '@shopify/polaris-icons'
import { useState } from 'react'
import { useT } from '../words.tsx'

interface SearchProps {
  search: string
  onSearch(text: string): void
}

/** Searches when asked to (Enter or the button): each search is a question to Shopify. */
export function MemberSearch({ search, onSearch }: SearchProps) {
  const t = useT('members')
  const [text, setText] = useState(search)
  const clear = () => {
    setText('')
    onSearch('')
  }
  return (
    <Box paddingBlock="200">
      <Form
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          onSearch(text.trim())
        }}
      >
        <TextField
          label={t('search.label')}
          labelHidden
          placeholder={t('search.placeholder')}
          name="q"
          type="search"
          value={text}
          onChange={setText}
          clearButton
          onClearButtonClick={clear}
          prefix={<Icon source={SearchIcon} />}
          connectedRight={
            <Button submit size="large">
              {t('search.submit')}
            </Button>
          }
          maxLength={200}
          autoComplete="off"
        />
      </Form>
    </Box>
  )
}

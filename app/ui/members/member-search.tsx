import { Form } from '@remix-run/react'
import { Box, Button, Icon, TextField } from '@shopify/polaris'
import { SearchIcon } from '@shopify/polaris-icons'
import { useState } from 'react'

interface SearchProps {
  search: string
  onSearch(text: string): void
}

/** Searches when asked to (Enter or the button): each search is a question to Shopify. */
export function MemberSearch({ search, onSearch }: SearchProps) {
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
          label="Search members"
          labelHidden
          placeholder="Name, e-mail or phone"
          name="q"
          type="search"
          value={text}
          onChange={setText}
          clearButton
          onClearButtonClick={clear}
          prefix={<Icon source={SearchIcon} />}
          connectedRight={
            <Button submit size="large">
              Search
            </Button>
          }
          maxLength={200}
          autoComplete="off"
        />
      </Form>
    </Box>
  )
}

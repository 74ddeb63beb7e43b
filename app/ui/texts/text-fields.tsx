import { BlockStack, Button, InlineStack, Text, TextField } from '@shopify/polaris'
import { directionOf, type Language } from '../../loyalty/explain/languages.ts'
import { useT } from '../words.tsx'
import type { TextLine } from './list-texts.ts'
import type { TextsHandle } from './use-texts.ts'

interface LineProps {
  line: TextLine
  language: Language
  handle: TextsHandle
}

const longFrom = 60

/** One text: what it says by itself in grey, what the merchant says instead in black. */
export function TextLineField({ line, language, handle }: LineProps) {
  const t = useT('texts')
  const { key, label, standard, placeholders, longest } = line
  const typed = handle.typed[key] ?? ''
  const names = [...new Set(placeholders)].map((name) => `[${name}]`).join(' ')
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <Text as="span" variant="bodyMd" breakWord>
          {label}
        </Text>
        {typed === '' ? null : (
          <Button
            variant="plain"
            onClick={() => handle.set(key, '')}
            accessibilityLabel={t('reset_which', { text: label })}
          >
            {t('reset')}
          </Button>
        )}
      </InlineStack>
      <div dir={directionOf(language)} lang={language}>
        <TextField
          id={key}
          name={key}
          label={label}
          labelHidden
          placeholder={standard}
          value={typed}
          onChange={(text) => handle.set(key, text)}
          error={handle.problem(key)}
          maxLength={longest}
          multiline={standard.length > longFrom ? 2 : undefined}
          autoComplete="off"
        />
      </div>
      {names === '' ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('placeholders', { names })}
        </Text>
      )}
    </BlockStack>
  )
}

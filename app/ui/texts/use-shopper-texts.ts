import { languageOf } from '../../loyalty/explain/languages.ts'
import { standardTexts } from '../../loyalty/storefront/standard-texts.ts'
import { findTextField } from '../../loyalty/storefront/texts.ts'
import { useSpeech } from '../speech.tsx'

/** What shoppers read of a part, in the merchant's language, for its preview. */
export function useShopperTexts(part: string): (name: string, amount?: string) => string {
  const { locale } = useSpeech().speech
  return (name, amount = '') => {
    const field = findTextField(`${part}.${name}`)
    const text = field ? standardTexts(languageOf(locale), field)[''] : ''
    return (text ?? '').replace('[amount]', amount)
  }
}

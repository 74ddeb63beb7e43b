// Whether the shop's theme shows the widget, as Shopify tells through App Bridge.
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useState } from 'react'

export interface ThemeAddress {
  domain: string
  apiKey: string
}

/** `unknown` until Shopify has answered, and where it does not. */
export type BlockState = 'unknown' | 'on' | 'off'

export interface ThemeBlocks {
  embed: BlockState
  productBlock: BlockState
}

/** File names of the blocks in extensions/rewards-widget/blocks. */
const embedHandle = 'rewards-embed'
const productHandle = 'product-points'

export function useThemeBlocks(): ThemeBlocks {
  const shopify = useAppBridge()
  const [blocks, setBlocks] = useState<ThemeBlocks>({ embed: 'unknown', productBlock: 'unknown' })
  useEffect(() => {
    let isGone = false
    const read = async () => {
      const found = await readBlocks(shopify)
      if (!isGone && found) setBlocks(found)
    }
    void read()
    // The merchant comes back from the theme editor in another tab.
    window.addEventListener('focus', read)
    document.addEventListener('visibilitychange', read)
    return () => {
      isGone = true
      window.removeEventListener('focus', read)
      document.removeEventListener('visibilitychange', read)
    }
  }, [shopify])
  return blocks
}

type Shopify = ReturnType<typeof useAppBridge>

async function readBlocks(shopify: Shopify): Promise<ThemeBlocks | null> {
  try {
    const extensions = await shopify.app.extensions()
    const blocks = extensions.flatMap((one) =>
      one.type === 'theme_app_extension' ? (one.activations as ThemeActivation[]) : [],
    )
    return {
      embed: stateOf(blocks, embedHandle),
      productBlock: stateOf(blocks, productHandle),
    }
  } catch {
    // Shopify does not say: the page then offers the step without claiming anything.
    return null
  }
}

interface ThemeActivation {
  handle: string
  status: string
}

function stateOf(blocks: ThemeActivation[], handle: string): BlockState {
  return blocks.some((block) => block.handle === handle && block.status === 'active') ? 'on' : 'off'
}

/** The theme editor with the widget's switch in view. */
export function embedEditorUrl({ domain, apiKey }: ThemeAddress): string {
  return `https://${domain}/admin/themes/current/editor?context=apps&template=index&activateAppId=${apiKey}/${embedHandle}`
}

/** The theme editor on the product page, with the block added. */
export function productEditorUrl({ domain, apiKey }: ThemeAddress): string {
  return `https://${domain}/admin/themes/current/editor?template=product&addAppBlockId=${apiKey}/${productHandle}&target=mainSection`
}

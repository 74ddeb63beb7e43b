// Where a claim link is, to copy, and its QR code, to print.
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { renderSVG } from 'uqr'
import { CopyButton } from '../export/copy-button.tsx'
import { saveFile } from '../save-file.ts'
import { useT } from '../words.tsx'

export function ShareCard({ address, code }: { address: string; code: string }) {
  const t = useT('links')
  const svg = renderSVG(address, { border: 4 })
  const download = () => saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${code}.svg`)
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('share.title')}
        </Text>
        <Text as="p" breakWord>
          <bdi dir="ltr">{address}</bdi>
        </Text>
        <CopyButton text={address} label={t('share.copy')} />
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
          alt={t('share.qr')}
          width={200}
          height={200}
        />
        <InlineStack>
          <Button onClick={download}>{t('share.download')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

// Takes the page over in the browser, once the words of its language are there.
import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { loadWords } from './ui/load-words.ts'

const locale = document.documentElement.lang
await loadWords(locale)
nameLanguage()
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})

// Shopify names the merchant's language on the frame's first address only, so whatever this page
// asks for later says it again. App Bridge adds the session token in the same way.
function nameLanguage(): void {
  const send = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== location.origin) return send(request)
    const headers = new Headers(request.headers)
    headers.set('Accept-Language', locale)
    return send(new Request(request, { headers }))
  }
}

// Loads the page anew as a whole. After moving about in the app its address no longer says which
// shop it is in; Shopify's sign-in needs that, and would end at a closed door without it.

interface Bridge {
  config?: { shop?: string; host?: string }
}

/** @param locale the page is to be in; null: whichever Shopify's admin is in. */
export function reloadPage(locale: string | null): void {
  const address = new URL(window.location.href)
  const { shop, host } = (window as { shopify?: Bridge }).shopify?.config ?? {}
  const known = { shop, host, embedded: '1', locale: locale ?? undefined }
  address.searchParams.delete('id_token')
  address.searchParams.delete('locale')
  for (const [name, value] of Object.entries(known)) {
    if (value) address.searchParams.set(name, value)
  }
  window.location.assign(address)
}

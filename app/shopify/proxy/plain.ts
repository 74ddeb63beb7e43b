// A page that Shopify puts into the shop's theme is read as Liquid there: what a merchant wrote
// must neither be taken for tags of HTML nor for Liquid's.
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
  '}': '&#125;',
}

export const plain = (text: string): string =>
  text.replace(/[&<>"'{}]/g, (sign) => escapes[sign] ?? sign)

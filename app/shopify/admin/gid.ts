/** The digits at the end of a global id (`gid://shopify/Order/123`): what we keep of it. */
export function digitsOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1)
}

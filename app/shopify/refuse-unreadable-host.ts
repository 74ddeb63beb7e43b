import { redirect } from '@remix-run/node'

/** The SDK takes it that `host` can be read; a made-up one is no reason for an error page. */
export function refuseUnreadableHost(request: Request): void {
  const host = new URL(request.url).searchParams.get('host')
  if (host !== null && !URL.canParse(`https://${decoded(host)}`)) throw redirect('/')
}

function decoded(host: string): string {
  try {
    return atob(host)
  } catch {
    return ''
  }
}

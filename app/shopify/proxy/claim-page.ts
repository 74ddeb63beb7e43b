// The page of a claim link, in the shop's theme: what it gives and a button, since opening an
// address must change nothing; then how that went.
import { formatPoints, type Speech } from '../../loyalty/explain/format.ts'
import { directionOf } from '../../loyalty/explain/languages.ts'
import { say } from '../../loyalty/explain/words.ts'
import { plain } from './plain.ts'

export type ClaimShown =
  | { is: 'offer'; name: string; points: number; isSignedIn: boolean; code: string }
  | { is: 'taken' | 'again'; name: string; points: number }
  | { is: 'refused'; message: string }

export function claimPage(shown: ClaimShown, speech: Speech): string {
  const { locale } = speech
  return [
    `<div class="page-width page-width--narrow rte" lang="${locale}" dir="${directionOf(locale)}" style="padding-block: 2rem 4rem; text-align: center">`,
    ...bodyOf(shown, speech),
    '</div>',
  ].join('\n')
}

function bodyOf(shown: ClaimShown, speech: Speech): string[] {
  const { locale, pointsName } = speech
  if (shown.is === 'refused') return [`<h1>${plain(shown.message)}</h1>`, rewardsLink(locale)]
  const points = formatPoints(shown.points, pointsName, locale)
  const tell = (key: string) => plain(say(locale, `claim.${key}`, { points, name: shown.name }))
  if (shown.is !== 'offer')
    return [
      `<h1>${tell(shown.is === 'taken' ? 'taken' : 'again')}</h1>`,
      `<p>${plain(shown.name)}</p>`,
      rewardsLink(locale),
    ]
  const heading = `<h1>${tell('title')}</h1>`
  if (!shown.isSignedIn)
    return [heading, `<p>${tell('sign_in_text')}</p>`, signIn(shown.code, tell('sign_in'))]
  return [
    heading,
    `<p>${tell('text')}</p>`,
    `<form method="post"><button type="submit" class="button">${tell('take')}</button></form>`,
  ]
}

/** Opens the panel, which the theme has on every page. */
const rewardsLink = (locale: string) =>
  `<p><a href="#perennial-rewards">${plain(say(locale, 'claim.see'))}</a></p>`

/** Liquid knows how this shop's customers sign in; they come back to the link. */
const signIn = (code: string, text: string) =>
  `{%- assign back = request.path | append: '?code=${code}' | url_encode -%}
<p><a class="button" href="{{ routes.account_login_url }}?return_url={{ back }}">${text}</a></p>`

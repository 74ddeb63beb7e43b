// The shop's themes: one is published, and each says for itself which parts of apps it shows.
import type { SimulatorContext } from '../context.ts'
import type { Shop, Theme } from '../state/world.ts'
import { CommerceRefusal } from './refusal.ts'

/** By its id; `current` is the published one. @throws CommerceRefusal `theme_not_found`. */
export function requireTheme({ themes }: Shop, id: string): Theme {
  const theme = themes.find((each) => (id === 'current' ? each.role === 'MAIN' : each.id === id))
  if (theme) return theme
  throw new CommerceRefusal('theme_not_found', `there is no theme ${id}`)
}

/** Puts a theme in the place of the published one. */
export function publishTheme({ clock, store }: SimulatorContext, shop: Shop, theme: Theme): void {
  for (const each of shop.themes) each.role = each === theme ? 'MAIN' : 'UNPUBLISHED'
  theme.updatedAt = clock.stamp()
  store.touch()
}

/** @param name of an app block or embed: `extension/block`. */
export function switchPart(
  { clock, store }: SimulatorContext,
  theme: Theme,
  name: string,
  isOn: boolean,
): void {
  theme.switches[name] = isOn
  theme.updatedAt = clock.stamp()
  store.touch()
}

// Buttons that an app puts into a bar and the frame draws: described for the frame, clicked by key.
import type { BarButton } from '../protocol.ts'
import { onNotice } from './host.ts'

const elements = new Map<string, HTMLElement>()
const keys = new WeakMap<HTMLElement, string>()

/** Describes a button; the frame's click on it is given to the element. */
export function describeButton(element: HTMLElement): BarButton {
  const key = keys.get(element) ?? `button-${elements.size + 1}`
  keys.set(element, key)
  elements.set(key, element)
  const loading = element.getAttribute('loading')
  return {
    key,
    label: (element.textContent ?? '').trim(),
    isPrimary: element.getAttribute('variant') === 'primary',
    isBreadcrumb: element.getAttribute('variant') === 'breadcrumb',
    isCritical: element.getAttribute('tone') === 'critical',
    isDisabled: element.hasAttribute('disabled'),
    isLoading: loading !== null && loading !== 'false',
  }
}

export function followClicks(): void {
  onNotice<{ key: string }>('click', ({ key }) => elements.get(key)?.click())
}

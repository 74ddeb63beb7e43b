// Whether something folded away is shown. Where a problem stands in it, it opens, and stays open
// while the problem is mended.
import { useState } from 'react'

export interface Fold {
  isOpen: boolean
  toggle(): void
}

export function useFold(hasError: boolean, isOpenAtFirst = false): Fold {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  if (hasError && !isOpen) setOpen(true)
  return { isOpen: isOpen || hasError, toggle: () => setOpen(!isOpen) }
}

// Looks again, as long as something is on its way and the page is looked at.
import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

export function useWatch(isComing: boolean, everyMs: number): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isComing || state !== 'idle') return
    const look = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, everyMs)
    const lookAtOnce = () => document.visibilityState === 'visible' && revalidate()
    document.addEventListener('visibilitychange', lookAtOnce)
    return () => {
      clearTimeout(look)
      document.removeEventListener('visibilitychange', lookAtOnce)
    }
  }, [isComing, everyMs, revalidate, state])
}

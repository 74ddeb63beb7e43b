import { useBlocker } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'

/**
 * Links inside the app ask first, as the admin's own navigation does, while something is
 * unsaved.
 */
export function useLeaveConfirmation(isDirty: boolean): void {
  const shopify = useAppBridge()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed())
  }, [blocker, shopify])
}

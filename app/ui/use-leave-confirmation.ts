import { useBlocker } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'

/**
 * Links inside the app and the browser's back button ask first while something is unsaved; closing
 * the tab is the save bar's own question.
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

import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** Leads to the program page once a draft was taken: it shows what it is now, and the way back. */
export function useTaken(isTaken: boolean): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (isTaken) navigate('/app/program')
  }, [isTaken, navigate])
}

// A scene of the guided tour: something that other loyalty programs get wrong, played with real
// orders on the running demo, step by step.
import type { Stage } from './stage.ts'

export interface Step {
  text: string
  /** Named figures, such as ["The usual app", "100"]. */
  figures?: [name: string, value: string][]
  /** Words of the program itself, as they stand there. */
  quotes?: { lines: string[]; language: string }
  link?: { label: string; address: string }
  /** A page to look at right here. */
  frame?: string
}

export interface Scene {
  /** In the address, such as `old-order`. */
  id: string
  title: string
  about: string
  play(stage: Stage, tell: (step: Step) => void): Promise<void>
}

// The tour: five scenes, one at a time, and what has been shown of each.
import type { Scene, Step } from './scene.ts'
import { draftCost } from './scenes/draft-cost.ts'
import { lostWebhooks } from './scenes/lost-webhooks.ts'
import { oldOrder } from './scenes/old-order.ts'
import { why120 } from './scenes/why-120.ts'
import { withoutTheApp } from './scenes/without-the-app.ts'
import type { Stage } from './stage.ts'

export const scenes: Scene[] = [oldOrder, lostWebhooks, draftCost, why120, withoutTheApp]

export interface Showing {
  state: 'waiting' | 'playing' | 'played' | 'failed'
  steps: Step[]
  /** Why it failed. */
  problem: string | null
}

const notYet: Showing = { state: 'waiting', steps: [], problem: null }

export class Tour {
  readonly #stage: Stage
  readonly #showings = new Map<string, Showing>()
  #playing: Promise<void> | null = null

  constructor(stage: Stage) {
    this.#stage = stage
  }

  showing(id: string): Showing {
    return this.#showings.get(id) ?? notYet
  }

  get isPlaying(): boolean {
    return this.#playing !== null
  }

  /** Begins a scene; false while another one is being played. */
  play(scene: Scene): boolean {
    if (this.#playing) return false
    const showing: Showing = { state: 'playing', steps: [], problem: null }
    this.#showings.set(scene.id, showing)
    this.#playing = scene
      .play(this.#stage, (step) => showing.steps.push(step))
      .then(
        () => {
          showing.state = 'played'
        },
        (error: unknown) => {
          showing.state = 'failed'
          showing.problem = error instanceof Error ? error.message : String(error)
        },
      )
      .finally(() => {
        this.#playing = null
      })
    return true
  }

  /** Resolves when nothing is being played: before the processes are ended. */
  async idle(): Promise<void> {
    await this.#playing
  }
}

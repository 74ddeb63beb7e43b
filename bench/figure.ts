// What a measurement says, and what becomes of it beside its aim.

export interface Measurement {
  name: string
  value: number
  unit: string
  /** What stands beside it in the same run, in words, and its value in the same unit. */
  floor: string
  floorValue: number
  /** `less` where a smaller ratio is the better one; default `more`. */
  better?: 'more' | 'less'
  /** What stands below the table. */
  note?: string
}

export interface Figure extends Omit<Measurement, 'better'> {
  ratio: number
  aim: number
  met: boolean
}

// The member says that it is done, and a person decides: no platform tells us who follows whom. A
// new one is off.
import type { RuleKind } from '../rule-kind.ts'
import { type TaskRule, taskSchema } from './settings.ts'

export const task: RuleKind<TaskRule> = {
  name: 'task',
  schema: taskSchema,
  startsOff: true,
  fresh: () => ({
    points: 20,
    url: '',
    noteLabel: '',
    times: 1,
    period: 'ever',
  }),
  onEvent: { event: 'task', points: ({ points }) => points },
  deed: {
    knownBy: 'word',
    isNamed: true,
    limitOf: ({ times, period }) => ({ times, period }),
    waits: () => true,
    publicOf: ({ title, url, noteLabel }) => ({
      noteLabel,
      ...(title ? { title } : {}),
      ...(url ? { url } : {}),
    }),
  },
  wayOf: ({ points, title }) => ({
    key: title ? 'task_named' : 'task',
    figures: { amount: { points }, title: { name: title ?? '' } },
  }),
  figuresOf: () => ({}),
}

// Over which of the shop's orders a draft is run.

export const backtestSpans = ['days', 'all'] as const
export type BacktestSpan = (typeof backtestSpans)[number]

export const isBacktestSpan = (name: unknown): name is BacktestSpan =>
  (backtestSpans as readonly unknown[]).includes(name)

export const spanDays = { days: 60 } as const

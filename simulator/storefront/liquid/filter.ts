import type { FilterImplOptions } from 'liquidjs'

/** A filter as a function; liquidjs gives the type no name of its own. */
export type Filter = Extract<FilterImplOptions, (...values: never[]) => unknown>

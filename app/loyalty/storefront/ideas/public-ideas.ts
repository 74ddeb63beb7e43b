// What every page of the shop shows of the idea board: the first few ideas, shortened. The rest is
// asked for once a shopper opens the board.
import type { ShownIdea } from '../../ideas/idea.ts'
import { excerpt } from '../../ideas/idea-text.ts'

export interface PublicIdea {
  id: string
  title: string
  /** Its beginning; left out where there is none. */
  text?: string
  votes: number
  /** Left out while nothing was said of it. */
  status?: Exclude<ShownIdea['status'], 'new'>
  isPinned?: boolean
  /** The shop's, or its beginning. */
  reply?: string
  /** The name that its author chose; left out where they chose none. */
  by?: string
}

export interface PublicIdeas {
  /** Left out where the board is off. */
  ideas?: {
    /** All that are shown. */
    count: number
    /** For an idea that was accepted; left out: none. */
    points?: number
    top: PublicIdea[]
  }
}

const longestShown = 160

interface Top {
  isOn: boolean
  points: number
  count: number
  ideas: ShownIdea[]
}

export function publicIdeas({ isOn, points, count, ideas }: Top): PublicIdeas {
  if (!isOn) return {}
  return { ideas: { count, ...(points > 0 ? { points } : {}), top: ideas.map(publicIdea) } }
}

const publicIdea = (idea: ShownIdea): PublicIdea => {
  const { id, title, text, votes, status, isPinned, reply, by } = idea
  return {
    ...{ id, title },
    ...(text ? { text: excerpt(text, longestShown) } : {}),
    votes,
    ...(status === 'new' ? {} : { status }),
    ...(isPinned ? { isPinned } : {}),
    ...(reply ? { reply: excerpt(reply, longestShown) } : {}),
    ...(by ? { by } : {}),
  }
}

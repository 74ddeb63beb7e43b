// What the pages of the idea board are given, and what they are answered.
import type { Board } from '../../loyalty/ideas/board.ts'
import type {
  IdeaTab,
  ListedIdea,
  ListedIdeas,
  WholeIdea,
} from '../../loyalty/ideas/listed-idea.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { Person } from '../members/member-data.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'

export type ShownIdea = ListedIdea & { person: Person }

export interface IdeasData extends Pick<ListedIdeas, 'counts' | 'hasNext'> {
  ideas: ShownIdea[]
  tab: IdeaTab
  search: string
  page: number
  isOn: boolean
}

export interface IdeaData extends Omit<WholeIdea, 'idea' | 'joined'> {
  idea: ShownIdea
  joined: ShownIdea[]
  /** What it could be joined to. */
  alike: Pick<ListedIdea, 'id' | 'title' | 'votes'>[]
  search: string
}

export interface BoardData {
  form: Board
  choices: AudienceChoices
}

export type IdeaIntent =
  | 'accept'
  | 'decline'
  | 'undo'
  | 'remove'
  | 'status'
  | 'pin'
  | 'unpin'
  | 'reply'
  | 'join'
  | 'part'

export interface IdeaAnswer {
  intent: IdeaIntent | 'save'
  /** Of the idea that it was about, where it was done. */
  id?: string
  /** Set where it was not done. */
  refusal: Refusal | null
}

// Which program fits the answers best, and two others that would do. Pure.
import type { TemplateName } from '../templates/catalogue.ts'
import type { WholeAnswers } from './first-run.ts'

type Proposal = readonly [TemplateName, TemplateName, TemplateName]

const giving: Proposal = ['giving_back', 'points_for_spending', 'insiders']

// Whoever wants larger orders rewards money, whoever wants more of them rewards each one; who is to
// feel known is given a tier. What waits for products that only the shop knows comes second.
const proposals: Record<WholeAnswers['wish'], Record<WholeAnswers['comesBack'], Proposal>> = {
  bigger: {
    rarely: ['points_for_spending', 'insiders', 'giving_back'],
    monthly: ['points_for_spending', 'insiders', 'book_club'],
    weekly: ['points_for_spending', 'slice_of_the_pie', 'book_club'],
  },
  more: {
    rarely: ['points_for_spending', 'slice_of_the_pie', 'insiders'],
    monthly: ['slice_of_the_pie', 'points_for_spending', 'book_club'],
    weekly: ['slice_of_the_pie', 'sip_card', 'points_for_spending'],
  },
  known: {
    rarely: ['insiders', 'points_for_spending', 'giving_back'],
    monthly: ['insiders', 'book_club', 'points_for_spending'],
    weekly: ['insiders', 'book_club', 'sip_card'],
  },
  good: {
    rarely: giving,
    monthly: giving,
    weekly: ['giving_back', 'slice_of_the_pie', 'insiders'],
  },
}

export const proposeTemplates = ({ wish, comesBack }: WholeAnswers): Proposal =>
  proposals[wish][comesBack]

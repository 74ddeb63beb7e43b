// Hebrew: every file of this folder, one for each subject.
import books from './books.json' with { type: 'json' }
import challenges from './challenges.json' with { type: 'json' }
import claim from './claim.json' with { type: 'json' }
import counts from './counts.json' with { type: 'json' }
import findings from './findings.json' with { type: 'json' }
import program from './program.json' with { type: 'json' }
import reckoning from './reckoning.json' with { type: 'json' }
import refusals from './refusals.json' with { type: 'json' }
import rewards from './rewards.json' with { type: 'json' }
import rules from './rules.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import terms from './terms.json' with { type: 'json' }

const he = {
  ...books,
  ...challenges,
  ...claim,
  ...counts,
  ...findings,
  ...program,
  ...reckoning,
  ...refusals,
  ...rewards,
  ...rules,
  ...settings,
  ...terms,
}

export default he

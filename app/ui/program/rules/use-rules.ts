// Arranging the rules of the draft that is being edited: what is added, moved and removed is saved
// with the rest of the form.
import { useState } from 'react'
import { ruleTitle } from '../../../loyalty/explain/render-rule.ts'
import { handyMinor } from '../../../loyalty/kernel/money.ts'
import { moveItem } from '../../../loyalty/program/move-item.ts'
import { mostRules, type Rule } from '../../../loyalty/program/settings.ts'
import { freshRule, type RuleName, ruleSchema } from '../../../loyalty/rules/catalogue.ts'
import { type Typed, toForm } from '../../settings-form/typed-form.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ProgramForm } from '../use-draft.ts'

export type TypedRule = Typed<Rule>

const longestTitle = 60

interface Removed {
  rule: TypedRule
  at: number
}

export function useRules(handle: ProgramForm) {
  const t = useT('program')
  const { currency, locale } = useSpeech().speech
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const { rules } = handle.form
  const change = (to: (rules: TypedRule[]) => TypedRule[]) =>
    handle.change((form) => ({ ...form, rules: to(form.rules) }))
  const insert = (rule: TypedRule, at: number) => {
    change((all) => all.toSpliced(at, 0, rule))
    setRemoved(null)
  }
  return {
    rules,
    isFull: rules.length >= mostRules,
    /** Gone from the list, and not brought back since; null: nothing is. */
    removed: removed && rules.some(({ id }) => id === removed.rule.id) ? null : removed,
    /** The one that was added last: it is to be filled in. */
    fresh,
    add: (kind: RuleName) => {
      const rule = freshRule(kind, newRuleId(), handyMinor(currency))
      insert(toForm(ruleSchema, rule, currency), rules.length)
      setFresh(rule.id)
    },
    move: (at: number, by: -1 | 1) => change((all) => moveItem(all, at, by)),
    duplicate: (at: number) => {
      const rule = rules[at]
      if (!rule) return
      const title = t('earning.copy_of', { name: ruleTitle(rule, locale) }).slice(0, longestTitle)
      // A copy that is on from the start would give twice.
      insert({ ...rule, id: newRuleId(), title, isOn: false }, at + 1)
    },
    remove: (at: number) => {
      const rule = rules[at]
      if (!rule) return
      change((all) => all.toSpliced(at, 1))
      setRemoved({ rule, at })
    },
    bringBack: () => removed && insert(removed.rule, Math.min(removed.at, rules.length)),
  }
}

export type RulesHandle = ReturnType<typeof useRules>

/** Ids stay for ever with what is booked, so a removed one must not come back as another rule. */
function newRuleId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `rule-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

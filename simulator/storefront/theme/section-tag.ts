// {% section 'header' %}: a section that stands in the layout itself.
import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type TopLevelToken,
  Value,
} from 'liquidjs'
import { pageState } from '../liquid/page-state.ts'

class SectionTag extends Tag {
  readonly section: Value

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid)
    this.section = new Value(token.args, liquid)
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const { drawSection } = pageState(context)
    if (!drawSection) throw new Error('{% section %} belongs into the layout of a theme')
    emitter.write(yield drawSection(String(yield this.section.value(context, false))))
  }
}

export function registerSectionTag(engine: Liquid): void {
  engine.registerTag('section', SectionTag)
}

// {% render 'snippet' %} is the engine's; {% render block %} draws the block that a section was
// given.
import {
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  RenderTag,
  Tag,
  type TagToken,
  type TopLevelToken,
  Value,
} from 'liquidjs'

/** What a block object in Liquid carries so that it can be rendered. */
export const renderBlock = Symbol('render block')

type Renderable = { [renderBlock]?: () => Promise<string> }

class ShopifyRenderTag extends Tag {
  readonly snippet: RenderTag | null
  readonly block: Value | null

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid)
    const isSnippet = /^\s*['"]/.test(token.args)
    this.snippet = isSnippet ? new RenderTag(token, remaining, liquid, parser) : null
    this.block = isSnippet ? null : new Value(token.args, liquid)
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (this.snippet) {
      yield this.snippet.render(context, emitter)
      return
    }
    const block = (yield this.block?.value(context, false)) as Renderable | null
    const draw = block?.[renderBlock]
    if (!draw) throw new Error(`{% render ${this.token.args} %}: not a block`)
    emitter.write(yield draw())
  }
}

export function registerRenderTag(engine: Liquid): void {
  engine.registerTag('render', ShopifyRenderTag)
}

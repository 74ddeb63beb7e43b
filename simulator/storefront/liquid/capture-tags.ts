// Tags whose body is not a template: {% schema %}, {% doc %}, {% stylesheet %}, {% javascript
// %}; and {% style %}, whose body is. Stylesheet and script of a file appear once on a page.
import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs'
import { pageState } from './page-state.ts'

abstract class RawTag extends Tag {
  readonly body: string

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid)
    this.body = readRaw(token, remaining)
  }
}

/** The text up to the closing tag, untouched. */
function readRaw(token: TagToken, remaining: TopLevelToken[]): string {
  let body = ''
  for (let next = remaining.shift(); next; next = remaining.shift()) {
    if ((next as TagToken).name === `end${token.name}`) return body
    body += next.getText()
  }
  throw new Error(`{% ${token.name} %} is not closed by {% end${token.name} %}`)
}

class SilentTag extends RawTag {
  render(): void {}
}

class StylesheetTag extends RawTag {
  render(context: Context): void {
    pageState(context).head.set(`style ${this.body}`, `<style>${this.body}</style>`)
  }
}

class JavascriptTag extends RawTag {
  render(context: Context): void {
    const script = `<script>(function () {${this.body}})()</script>`
    pageState(context).foot.set(`script ${this.body}`, script)
  }
}

class StyleTag extends Tag {
  readonly templates: Template[] = []

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: LiquidParser) {
    super(token, remaining, liquid)
    let isClosed = false
    while (remaining.length > 0 && !isClosed) {
      const next = remaining.shift() as TopLevelToken
      if ((next as TagToken).name === 'endstyle') isClosed = true
      else this.templates.push(parser.parseToken(next, remaining))
    }
    if (!isClosed) throw new Error('{% style %} is not closed by {% endstyle %}')
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write('<style data-shopify>')
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter)
    emitter.write('</style>')
  }
}

type LiquidParser = {
  parseToken(token: TopLevelToken, remaining: TopLevelToken[]): Template
}

export function registerCaptureTags(engine: Liquid): void {
  engine.registerTag('schema', SilentTag)
  engine.registerTag('doc', SilentTag)
  engine.registerTag('stylesheet', StylesheetTag)
  engine.registerTag('javascript', JavascriptTag)
  engine.registerTag('style', StyleTag)
}

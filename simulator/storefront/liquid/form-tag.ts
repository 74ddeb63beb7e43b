// {% form 'product', product %} … {% endform %}: the forms of our own theme, with their addresses.
import {
  type Context,
  type Emitter,
  Hash,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  Value,
} from 'liquidjs'
import { escapeHtml } from './escape.ts'
import { pageState } from './page-state.ts'

const actions: Record<string, string> = {
  product: '/cart/add',
  cart: '/cart',
  customer_login: '/account/login',
  create_customer: '/account',
  localization: '/localization',
}

class FormTag extends Tag {
  readonly kind: Value
  readonly attributes: Hash
  readonly templates: Template[] = []

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid)
    this.kind = new Value(token.args.split(',')[0] ?? '', liquid)
    this.attributes = new Hash(namedArguments(token.args))
    let isClosed = false
    while (remaining.length > 0 && !isClosed) {
      const next = remaining.shift() as TopLevelToken
      if ((next as TagToken).name === 'endform') isClosed = true
      else this.templates.push(parser.parseToken(next, remaining))
    }
    if (!isClosed) throw new Error('{% form %} is not closed by {% endform %}')
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const kind = String(yield this.kind.value(context, false))
    const action = actions[kind]
    if (!action) throw new Error(`unknown form type "${kind}"`)
    const given = (yield this.attributes.render(context)) as Record<string, unknown>
    const { root = '' } = pageState(context)
    const attributes = {
      method: 'post',
      action: root + action,
      'accept-charset': 'UTF-8',
      ...given,
    }
    const written = Object.entries(attributes)
      .map(([name, value]) => `${name}="${escapeHtml(String(value))}"`)
      .join(' ')
    emitter.write(`<form ${written}><input type="hidden" name="form_type" value="${kind}">`)
    context.push({ form: { errors: null, posted_successfully: false } })
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter)
    context.pop()
    emitter.write('</form>')
  }
}

/**
 * The `name: value` part of the arguments; what stands before is the form's kind and its object.
 */
function namedArguments(args: string): string {
  const start = args.search(/[\w-]+\s*:/)
  return start < 0 ? '' : args.slice(start)
}

export function registerFormTag(engine: Liquid): void {
  engine.registerTag('form', FormTag)
}

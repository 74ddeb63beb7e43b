// What can be counted in a file of TypeScript or JavaScript, by TypeScript's own parser.
import ts from 'typescript'
import type { ProjectFile } from './project-files.ts'

export interface MeasuredFunction {
  /** Such as "app/db.server.ts:retry". */
  where: string
  lines: number
  parameters: number
  isComponent: boolean
}

export function measureFunctions({ path, text }: ProjectFile): MeasuredFunction[] {
  const source = parse(path, text)
  const found: MeasuredFunction[] = []
  const visit = (node: ts.Node): void => {
    if (isFunction(node) && node.body && !isWrapper(node)) {
      const name = nameOf(node)
      found.push({
        where: `${path}:${name || lineOf(source, node.getStart(source))}`,
        lines: linesOf(source, node),
        parameters: isOfRows(node) ? 0 : node.parameters.length,
        isComponent: path.endsWith('.tsx') && /^[A-Z]/.test(name),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/**
 * Lines longer than `most` that the formatter leaves to us, as "path:line": comments, and templates
 * of several lines such as statements. Code it breaks itself, but for a text or a pattern.
 */
export function longLines({ path, text }: ProjectFile, most: number): string[] {
  const lines = text.split('\n')
  if (lines.every((line) => [...line].length <= most)) return []
  const source = parse(path, text)
  return lines.flatMap((line, index) => {
    if ([...line].length <= most) return []
    const end = (source.getLineStarts()[index] ?? 0) + most
    const isOurs = /^\s*(\/\/|\/?\*)/.test(line) || isInTemplate(source, end)
    return isOurs ? [`${path}:${index + 1}`] : []
  })
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node
}

/**
 * `describe` holds tests, and a script's own scope its functions: these are measured one by one.
 */
function isWrapper({ parent }: ts.Node): boolean {
  const isScope = ts.isParenthesizedExpression(parent) && ts.isCallExpression(parent.parent)
  const isGroup = ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText())
  return isScope || isGroup
}

/** The body of `test.each(rows)(name, body)`: what it takes are the columns of a table. */
function isOfRows({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isCallExpression(parent.expression)
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined)
  return named?.getText() ?? ''
}

function isInTemplate(source: ts.SourceFile, position: number): boolean {
  const find = (node: ts.Node): boolean => {
    if (position < node.getStart(source) || position > node.getEnd()) return false
    const isTemplate = ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)
    if (isTemplate && linesOf(source, node) > 1) return true
    return ts.forEachChild(node, (child) => find(child) || undefined) ?? false
  }
  return find(source)
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  return lineOf(source, node.getEnd()) - lineOf(source, node.getStart(source)) + 1
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1
}

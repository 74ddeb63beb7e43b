// The program's own sources, read as the compiler reads them: which texts they hold, and which
// words they ask for.
import ts from 'typescript'
import { type ProjectFile, projectFiles } from '../house/project-files.ts'

export interface Source extends ProjectFile {
  tree: ts.SourceFile
}

export const sources: Source[] = projectFiles(/^app\/(?!generated).*(?<!\.test)\.tsx?$/).map(
  (file) => ({
    ...file,
    tree: ts.createSourceFile(
      file.path,
      file.text,
      ts.ScriptTarget.Latest,
      true,
      file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  }),
)

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}

export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}

/** "a.b" for a plain text, "a.*.c" where a part is put in when it runs. */
export function textPattern(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')
}

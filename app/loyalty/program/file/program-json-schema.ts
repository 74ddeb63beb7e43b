// The file as docs/program.schema.json describes it, made from the schema that reads it. A name it
// does not know is refused there and here: it would be left out in silence otherwise.
import { z } from 'zod'
import { programFileSchema } from './program-file.ts'

export function programJsonSchema(): object {
  return z.toJSONSchema(programFileSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // What only our forms ask for says nothing to others.
      delete jsonSchema['input']
      delete jsonSchema['showWhen']
      if (jsonSchema.properties) jsonSchema.additionalProperties = false
    },
  })
}

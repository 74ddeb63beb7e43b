// Which release this is, for who asks for help.
import project from '../package.json' with { type: 'json' }

export const version: string = project.version

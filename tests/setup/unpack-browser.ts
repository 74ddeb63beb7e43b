// Once, before the files of browser tests begin beside one another.
import { unpackBrowser } from '../../scripts/browser.ts'

export default unpackBrowser

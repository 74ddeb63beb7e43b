// What is typed about a new batch, and whether it can be sent: by the limits of the server.
import { useState } from 'react'
import { adjustedPointsMax } from '../../loyalty/members/adjustment.ts'
import { fileBytesMax } from '../../loyalty/members/batches/batch.ts'
import { addressOf } from '../members/use-member-list.ts'
import type { NewBatchData } from './batch-data.ts'

export type FileProblem = 'missing' | 'too_large'

export interface BatchForm {
  source: 'list' | 'file'
  setSource(source: 'list' | 'file'): void
  direction: 'give' | 'take'
  setDirection(direction: 'give' | 'take'): void
  amount: string
  setAmount(amount: string): void
  note: string
  setNote(note: string): void
  file: File | null
  setFile(file: File | null): void
  problems: { amount: boolean; note: boolean; file: FileProblem | null }
  /** @returns null where something has to be mended first. */
  read(): FormData | null
}

export function useBatchForm(list: NewBatchData): BatchForm {
  const isNarrowed = addressOf(list) !== ''
  const [source, setSource] = useState<'list' | 'file'>(isNarrowed ? 'list' : 'file')
  const [direction, setDirection] = useState<'give' | 'take'>('give')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const problems = {
    amount: source === 'list' && !isAmount(amount),
    note: note.trim() === '',
    file: source === 'file' ? problemOf(file) : null,
  }
  const read = () => {
    if (problems.amount || problems.note || problems.file) return null
    const data = new FormData()
    data.set('source', source)
    data.set('batchId', list.batchId)
    data.set('note', note.trim())
    if (source === 'list') data.set('points', `${direction === 'give' ? '' : '-'}${amount.trim()}`)
    else if (file) data.set('file', file)
    return data
  }
  return {
    source,
    setSource,
    direction,
    setDirection,
    amount,
    setAmount,
    note,
    setNote,
    file,
    setFile,
    problems,
    read,
  }
}

const isAmount = (text: string) =>
  /^\d{1,9}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= adjustedPointsMax

function problemOf(file: File | null): FileProblem | null {
  if (!file) return 'missing'
  return file.size > fileBytesMax ? 'too_large' : null
}

import type { Task } from '../api/todo'
import type { ServerEvent } from '../sync/events'

/** A change that somebody made, as `/todo/events` tells it. */
export interface RemoteChange {
  kind: 'task' | 'list'
  id: string
  gone: boolean
  /** A list that is new to us: everything in it is. */
  joined: boolean
  /** As it is now, where the service sent it. */
  task: Task | null
}

export function remoteChange(event: ServerEvent): RemoteChange | null {
  let sent: Record<string, unknown>
  try {
    sent = JSON.parse(event.data) as Record<string, unknown>
  } catch {
    return null
  }
  const task = sent['task'] as Task | null | undefined
  const kind = sent['kind'] === 'list' || sent['type'] === 'list' ? 'list' : 'task'
  const what = String(sent['change'] ?? sent['action'] ?? '')
  const id = (sent['id'] ?? task?.id) as string | undefined
  if (!id) return null
  return { kind, id, gone: what === 'deleted', joined: kind === 'list' && (what === 'created' || what === 'joined'), task: task ?? null }
}

import type { Task } from '../api/todo'
import type { ServerEvent } from '../sync/events'

/** A change that somebody made, as `/todo/events` tells it. */
export interface RemoteChange {
  kind: 'task' | 'list'
  id: string
  gone: boolean
  /** A list that is new to us: everything in it is. */
  joined: boolean
  /** As it is now. */
  task: Task | null
  etag: string | null
}

interface Sent {
  entity: 'task' | 'list'
  change: 'created' | 'updated' | 'deleted'
  id: string
  etag?: string | null
  task?: Task | null
}

export function remoteChange(event: ServerEvent): RemoteChange | null {
  let sent: Partial<Sent>
  try {
    sent = JSON.parse(event.data) as Partial<Sent>
  } catch {
    return null
  }
  const { entity, change, id } = sent
  if (!id || (entity !== 'task' && entity !== 'list')) return null
  return {
    kind: entity,
    id,
    gone: change === 'deleted',
    joined: entity === 'list' && change === 'created',
    task: sent.task ?? null,
    etag: sent.etag ?? null,
  }
}

import { ref, type Ref } from 'vue'

/** Where a dragged row is let go: right before or after another one, or on a list. */
export type Drop = { id: string; after: boolean; list?: undefined } | { list: string; id?: undefined }

const BEGINS_AFTER_PX = 5
const AT_THE_EDGE = 60
const SCROLL_STEP = 12

/**
 * Dragging rows: by their grips with mouse, pen and finger alike, by any part of them with a mouse. Escape takes it
 * back.
 *
 * @param sortable whether rows have an order that can be changed; a list takes a row in any case
 */
export function useDrag(sortable: Ref<boolean>, done: (id: string, drop: Drop) => void) {
  const dragged = ref('')
  const drop = ref<Drop | null>(null)

  function grab(id: string, event: PointerEvent): void {
    if (event.button !== 0) return
    const held = event.currentTarget as HTMLElement
    const ending = new AbortController()
    let last = event
    let frame = 0
    let began = false

    function move(to: PointerEvent) {
      last = to
      if (!began) {
        if (Math.hypot(to.clientX - event.clientX, to.clientY - event.clientY) < BEGINS_AFTER_PX) return
        began = true
        held.setPointerCapture(event.pointerId)
        getSelection()?.removeAllRanges()
        dragged.value = id
      }
      aim()
      frame ||= requestAnimationFrame(scroll)
    }

    function aim() {
      const under = document.elementFromPoint(last.clientX, last.clientY)
      const list = under?.closest<HTMLElement>('[data-list]')?.dataset['list']
      if (list) return void (drop.value = { list })
      drop.value = under?.closest('nav') || !sortable.value ? null : (beside(under) ?? drop.value)
    }

    function beside(under: Element | null): Drop | null {
      const row =
        document.elementsFromPoint(innerWidth / 2, last.clientY).find((e) => e.closest('[data-task]')) ?? under
      const target = row?.closest<HTMLElement>('[data-task]')
      if (!target) return null
      const { top, height } = target.getBoundingClientRect()
      return { id: target.dataset['task']!, after: last.clientY > top + height / 2 }
    }

    function scroll() {
      frame = 0
      const by = last.clientY < AT_THE_EDGE ? -SCROLL_STEP : last.clientY > innerHeight - AT_THE_EDGE ? SCROLL_STEP : 0
      if (by === 0 || !began) return
      scrollBy(0, by)
      aim()
      frame = requestAnimationFrame(scroll)
    }

    function end(keep: boolean) {
      const target = drop.value
      ending.abort()
      cancelAnimationFrame(frame)
      dragged.value = ''
      drop.value = null
      if (began) swallowClick()
      if (keep && began && target && target.id !== id) done(id, target)
    }

    const { signal } = ending
    document.addEventListener('pointermove', move, { signal })
    document.addEventListener('pointerup', () => end(true), { signal })
    document.addEventListener('pointercancel', () => end(false), { signal })
    document.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal })
  }

  return { dragged, drop, grab }
}

/** The click that ends dragging means nothing to what it falls on. */
function swallowClick(): void {
  const swallow = (click: Event) => {
    click.preventDefault()
    click.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

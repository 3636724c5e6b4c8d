import { ref } from 'vue'

/** The place of a dragged row: right before or after another one. */
export interface Drop {
  id: string
  after: boolean
}

const AT_THE_EDGE = 60
const SCROLL_STEP = 12

/** Dragging rows by their grips, with mouse, pen and finger alike. Escape takes it back. */
export function useDrag(done: (id: string, drop: Drop) => void) {
  const dragged = ref('')
  const drop = ref<Drop | null>(null)

  function grab(id: string, event: PointerEvent): void {
    if (event.button !== 0) return
    const grip = event.currentTarget as HTMLElement
    const ending = new AbortController()
    let last = event
    let frame = 0
    let began = false
    grip.setPointerCapture(event.pointerId)

    function move(to: PointerEvent) {
      last = to
      if (!began && Math.abs(to.clientY - event.clientY) < 5) return
      began = true
      dragged.value = id
      aim()
      frame ||= requestAnimationFrame(scroll)
    }

    function aim() {
      const row = document
        .elementsFromPoint(innerWidth / 2, last.clientY)
        .find((e) => e.matches('[data-task], [data-task] *'))
        ?.closest<HTMLElement>('[data-task]')
      const under = row ?? document.elementFromPoint(last.clientX, last.clientY)?.closest<HTMLElement>('[data-task]')
      if (!under) return
      const { top, height } = under.getBoundingClientRect()
      drop.value = { id: under.dataset['task']!, after: last.clientY > top + height / 2 }
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
      if (keep && began && target && target.id !== id) done(id, target)
    }

    const { signal } = ending
    grip.addEventListener('pointermove', move, { signal })
    grip.addEventListener('pointerup', () => end(true), { signal })
    grip.addEventListener('pointercancel', () => end(false), { signal })
    document.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal })
  }

  return { dragged, drop, grab }
}

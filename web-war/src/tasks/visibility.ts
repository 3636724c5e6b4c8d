import type { InjectionKey } from 'vue'

/** Tells rows whether they are in view or close to it. One observer serves all of them. */
export interface Visibility {
  watch(element: HTMLElement, see: (near: boolean) => void): void
  forget(element: HTMLElement): void
  close(): void
}

export const VISIBILITY: InjectionKey<Visibility> = Symbol('visibility')

const NEAR_PX = 1000

export function visibilityObserver(): Visibility {
  const watched = new Map<Element, (near: boolean) => void>()
  const observer = new IntersectionObserver((seen) => seen.forEach((e) => watched.get(e.target)?.(e.isIntersecting)), {
    rootMargin: `${NEAR_PX}px`,
  })
  return {
    watch: (element, see) => {
      watched.set(element, see)
      observer.observe(element)
    },
    forget: (element) => {
      watched.delete(element)
      observer.unobserve(element)
    },
    close: () => observer.disconnect(),
  }
}

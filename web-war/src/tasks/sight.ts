import type { InjectionKey } from 'vue'

/** Who is near what the reader sees, by one observer for all. */
export interface Sight {
  watch(element: HTMLElement, see: (near: boolean) => void): void
  forget(element: HTMLElement): void
  close(): void
}

export const SIGHT: InjectionKey<Sight> = Symbol('sight')

const NEAR_PX = 1000

export function sight(): Sight {
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

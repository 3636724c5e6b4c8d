/** Days of the calendar, as `YYYY-MM-DD`. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** The local calendar day of an instant; `toISOString` would give the day in Greenwich. */
export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `day` moved by whole days. It counts calendar days, not 24 hours: on two days of the year that is a difference. */
export function plusDays(day: string, days: number): string {
  const date = startOf(day)
  date.setDate(date.getDate() + days)
  return dayOf(date)
}

/** True for a day that the calendar has: 2026-02-30 has the form, but is none. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayOf(startOf(text)) === text
}

/** Midnight in the browser's time zone. */
export function startOf(day: string): Date {
  const [, year, month, date] = DAY.exec(day) ?? []
  return new Date(Number(year), Number(month) - 1, Number(date))
}

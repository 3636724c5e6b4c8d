import { plusDays } from '../ui/day'
import type { Recognised, When, Words } from './quickAddLine'
import { clockUnitOf, isIn, momentOf, numberOf } from './quickAddWords'

// The times of quick add.

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/
const TWELVE_HOURS = /^(1[0-2]|[1-9])(?:[:.]([0-5]\d))?([ap])\.?m\.?$/i
const HOUR = /^([01]?\d|2[0-3])$/
const MINUTES = /^[0-5]\d$/
const HALF_DAY = 12

const two = (n: number | string) => String(n).padStart(2, '0')

/**
 * "17:00", "5pm", "5 p.m.", "5 o'clock", "noon", and in German "17 Uhr", "9.30 Uhr", "14 Uhr 30", "halb drei". The
 * value is `HH:MM`.
 *
 * @param announced the word before it says that a time follows: then "9.30" and "halb 3" are times too
 */
export function clock(line: Words, at: number, announced = false): Recognised<string> | undefined {
  const { language } = line
  const word = line.small(at)
  const moment = momentOf(word, language)
  if (moment !== undefined) return { value: moment, words: 1 }
  const apart = /^[ap]\.?m\.?$/.test(line.small(at + 1)) && /\d$/.test(word)
  const [, twelve, quarter, half] = TWELVE_HOURS.exec(apart ? word + line.small(at + 1) : word) ?? []
  if (twelve !== undefined) {
    const hour = (Number(twelve) % HALF_DAY) + (half === 'p' ? HALF_DAY : 0)
    return { value: `${two(hour)}:${quarter ?? '00'}`, words: apart ? 2 : 1 }
  }
  const uhr = language === 'de' && line.small(at + 1) === 'uhr'
  const [, hours, minutes] = CLOCK.exec(uhr || announced ? word.replace('.', ':') : word) ?? []
  if (hours !== undefined) return { value: `${two(hours)}:${minutes}`, words: uhr ? 2 : 1 }
  if (uhr && HOUR.test(word)) {
    const past = MINUTES.test(line.small(at + 2)) ? line.small(at + 2) : undefined
    return { value: `${two(word)}:${past ?? '00'}`, words: past ? 3 : 2 }
  }
  if (language === 'de' && word === 'halb') {
    const hour = hourOf(line, at + 1)
    return hour === undefined ? undefined : { value: `${two((waking(hour) + 23) % 24)}:30`, words: 2 }
  }
  if (/^o['’]clock$/.test(line.small(at + 1))) {
    const hour = hourOf(line, at)
    return hour === undefined ? undefined : { value: `${two(waking(hour))}:00`, words: 2 }
  }
  return undefined
}

/** The hour alone, after "at": "at 9" is nine, "at 5" is in the afternoon. */
export function bareHour(line: Words, at: number): string | undefined {
  const hour = HOUR.test(line.small(at)) ? Number(line.small(at)) : undefined
  return hour === undefined ? undefined : `${two(line.language === 'de' ? hour : waking(hour))}:00`
}

function hourOf(line: Words, at: number): number | undefined {
  const hour = HOUR.test(line.small(at)) ? Number(line.small(at)) : numberOf(line.small(at), line.language)
  return hour !== undefined && hour > 0 && hour <= HALF_DAY ? hour : undefined
}

/** Hours that people are asleep in are those of the afternoon. */
const waking = (hour: number) => (hour > 0 && hour < 7 ? hour + HALF_DAY : hour)

/** "In 2 hours", "in 20 minutes", "in half an hour", "in einer halben Stunde". */
export function soon(line: Words, at: number): Recognised<When> | undefined {
  if (!isIn(line.small(at), line.language)) return undefined
  const text = [1, 2, 3].map((i) => line.small(at + i)).join(' ')
  if (text === 'half an hour' || (line.language === 'de' && text === 'einer halben stunde'))
    return { value: afterMinutes(line, 30), words: 4 }
  const number = line.small(at + 1)
  const count = /^\d{1,3}$/.test(number) ? Number(number) : numberOf(number, line.language)
  const unit = clockUnitOf(line.small(at + 2), line.language)
  return count && unit ? { value: afterMinutes(line, count * unit), words: 3 } : undefined
}

function afterMinutes({ today, now }: Words, minutes: number): When {
  const [hour, minute] = now.split(':').map(Number) as [number, number]
  const all = hour * 60 + minute + minutes
  const day = plusDays(today, Math.floor(all / 1440))
  return { day, time: `${two(Math.floor((all % 1440) / 60))}:${two(all % 60)}` }
}

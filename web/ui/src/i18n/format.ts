import type { Language } from './words';

// What the words of times depend on: the language, the organisation's zone and its present.
export interface TimeContext { language: Language; zone: string; now: number }

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (found === undefined) {
    const locale = language === 'en' ? 'en-GB' : 'zh-CN';
    found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(key, found);
  }
  return found;
}

// The civil date YYYY-MM-DD of an instant in a zone.
export function civilDate(instant: number, zone: string): string {
  const parts = format('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(instant);
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export function clockTime(instant: number, zone: string): string {
  return format('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(instant);
}

// A civil date in words: 08-24 or 2020-08-24 in Chinese, 24 Aug or 24 Aug 2020 in English.
export function shortDate(date: string, thisYear: string, language: Language): string {
  const sameYear = date.slice(0, 4) === thisYear;
  if (language === 'zh-CN') return sameYear ? date.slice(5) : date;
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { day: 'numeric', month: 'short' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
  return format('en', 'UTC', options).format(Date.parse(`${date}T00:00:00Z`));
}

export function longDate(date: string, language: Language): string {
  if (language === 'zh-CN') return date;
  return format('en', 'UTC', { day: 'numeric', month: 'short', year: 'numeric' })
    .format(Date.parse(`${date}T00:00:00Z`));
}

// A text in words where it is a civil date, else as it is.
export function dateText(text: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? longDate(text, language) : text;
}

export function weekday(instant: number, context: TimeContext): string {
  return format(context.language, context.zone, { weekday: 'short' }).format(instant);
}

// Date and time of an instant; the word for today comes from the caller's dictionary.
export function dayAndTime(instant: number, context: TimeContext, today: string): string {
  const date = civilDate(instant, context.zone);
  const present = civilDate(context.now, context.zone);
  const day = date === present ? today : shortDate(date, present.slice(0, 4), context.language);
  return `${day} ${clockTime(instant, context.zone)}`;
}

// A period that ends at midnight ends at 24:00 of the day before: nobody reads 00:00 as an end.
export function endOfPeriod(instant: number, context: TimeContext): string {
  const time = clockTime(instant, context.zone);
  const atMidnight = time === '00:00';
  const date = civilDate(atMidnight ? instant - 1 : instant, context.zone);
  const year = civilDate(context.now, context.zone).slice(0, 4);
  return `${shortDate(date, year, context.language)} ${atMidnight ? '24:00' : time}`;
}

// The exact instant for a tooltip, with the zone's offset.
export function exactTime(instant: number, context: TimeContext): string {
  return format(context.language, context.zone, {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    second: '2-digit', hourCycle: 'h23', timeZoneName: 'shortOffset',
  }).format(instant);
}

// The offset of a zone at an instant, in milliseconds.
function offsetAt(instant: number, zone: string): number {
  const parts = format('en', zone, {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    second: '2-digit', hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'),
    part('minute'), part('second'));
  return local - Math.floor(instant / 1000) * 1000;
}

// The instant of a civil date and time YYYY-MM-DDTHH:MM in a zone.
export function instantOf(local: string, zone: string): number {
  const guess = Date.parse(`${local}:00Z`);
  const first = guess - offsetAt(guess, zone);
  return guess - offsetAt(first, zone);
}

export function localInput(instant: number, zone: string): string {
  return `${civilDate(instant, zone)}T${clockTime(instant, zone)}`;
}

import { describe, expect, it } from 'vitest';
import {
  civilDate, clockTime, dateText, dayAndTime, endOfPeriod, instantOf, localInput, shortDate,
  type TimeContext,
} from './format';

const zone = 'Asia/Shanghai';
const now = Date.parse('2021-08-24T02:32:00Z');
const zh: TimeContext = { language: 'zh-CN', zone, now };
const en: TimeContext = { language: 'en', zone, now };

describe('times', () => {
  it('are those of the zone, not of the browser', () => {
    expect(civilDate(Date.parse('2021-08-23T16:00:00Z'), zone)).toBe('2021-08-24');
    expect(clockTime(Date.parse('2021-08-23T16:00:00Z'), zone)).toBe('00:00');
  });

  it('name today by its word and other days by month and day', () => {
    expect(dayAndTime(now, zh, '今天')).toBe('今天 10:32');
    expect(dayAndTime(Date.parse('2021-08-17T02:20:00Z'), zh, '今天')).toBe('08-17 10:20');
    expect(dayAndTime(Date.parse('2021-08-17T02:20:00Z'), en, 'today')).toBe('17 Aug 10:20');
  });

  it('name the year where it is another', () => {
    expect(shortDate('2020-11-20', '2021', 'zh-CN')).toBe('2020-11-20');
    expect(shortDate('2020-11-20', '2021', 'en')).toBe('20 Nov 2020');
  });

  it('are put into words where a text is one', () => {
    expect(dateText('2021-08-31', 'en')).toBe('31 Aug 2021');
    expect(dateText('2021-08-31', 'zh-CN')).toBe('2021-08-31');
    expect(dateText('2021-13-41', 'en')).toBe('2021-13-41');
    expect(dateText('榕树社区', 'en')).toBe('榕树社区');
  });

  it('end a period at 24:00 of its last day', () => {
    expect(endOfPeriod(Date.parse('2021-08-31T16:00:00Z'), zh)).toBe('08-31 24:00');
    expect(endOfPeriod(Date.parse('2021-08-31T16:00:00Z'), en)).toBe('31 Aug 24:00');
    expect(endOfPeriod(Date.parse('2021-08-31T08:30:00Z'), zh)).toBe('08-31 16:30');
  });

  it('round-trip through the field for day and time', () => {
    const instant = Date.parse('2021-09-03T01:00:00Z');
    expect(localInput(instant, zone)).toBe('2021-09-03T09:00');
    expect(instantOf('2021-09-03T09:00', zone)).toBe(instant);
    expect(instantOf('2021-03-28T01:30', 'Europe/Berlin')).toBe(Date.parse('2021-03-28T00:30:00Z'));
    expect(instantOf('2021-07-01T12:00', 'Europe/Berlin')).toBe(Date.parse('2021-07-01T10:00:00Z'));
  });
});

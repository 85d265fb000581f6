import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { errorCodes, errorText, fieldText, mayRetry } from './error_words';

const languages = ['zh-CN', 'en'];

describe('words of refusals', () => {
  it.each(languages)('every code has a title and a text in %s, never the bare code', (language) => {
    const t = i18next.getFixedT(language);
    for (const code of errorCodes) {
      const { title, text } = errorText(new ApiError({ status: 400, code }), t);
      for (const words of [title, text]) {
        expect(words).not.toContain('error.');
        expect(words).not.toContain(code);
        expect(words.length).toBeGreaterThan(2);
      }
    }
  });

  it('an unknown code is told by its status', () => {
    const t = i18next.getFixedT('en');
    const conflict = errorText(new ApiError({ status: 409, code: 'NEVER_HEARD_OF' }), t);
    expect(conflict.title).toBe(t('error.HTTP_409.title'));
    const fault = errorText(new ApiError({ status: 599, code: 'ODD' }), t);
    expect(fault.title).toBe(t('error.HTTP_500.title'));
    expect(errorText(new TypeError('bug'), t).title).toBe(t('error.HTTP_500.title'));
  });

  it('a problem of a field speaks the language, or the other where one is missing', () => {
    const problem = { field: 'closes', code: 'CHECK', message: '太早', messageEn: 'too early' };
    expect(fieldText(problem, 'en')).toBe('too early');
    expect(fieldText(problem, 'zh-CN')).toBe('太早');
    expect(fieldText({ ...problem, messageEn: '' }, 'en')).toBe('太早');
  });

  it('only what may pass by itself is offered again', () => {
    expect(mayRetry(new ApiError({ status: 503 }))).toBe(true);
    expect(mayRetry(new ApiError({ status: 0, code: 'OFFLINE' }))).toBe(true);
    expect(mayRetry(new ApiError({ status: 403, code: 'NOT_ENTITLED' }))).toBe(false);
  });
});

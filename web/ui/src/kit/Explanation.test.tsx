import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Explanation as Model } from '../api/types';
import { Explanation, ExplanationView } from './Explanation';

const age = 'years and months duration(date(candidate.birthDate), date(cutOff)).years';
const told: Model = {
  key: '320-2', decisionId: 'D-QUALIFY', decisionName: { zh: '资格条件比对', en: 'Requirements' },
  version: 3, resourceName: 'D-QUALIFY.dmn', sha256: 'a10573fd7ada5cf7'.repeat(4),
  evaluatedAt: '2021-08-23T16:00:00Z', caseKey: '62',
  inputs: [
    { name: '年龄', source: age, value: 46 }, { name: '学历', source: '学历', value: '大专' },
    { name: 'cutOff', source: 'cutOff', value: '2021-08-31' },
  ],
  rules: [
    {
      rule: 1, id: 'a', text: { zh: '超过年龄上限', en: 'Above the age limit' }, hit: true,
      outputs: { code: 'AGE_MAX', kind: 'unmet' }, missed: null,
    },
    {
      rule: 2, id: 'b', text: { zh: '学历待查', en: 'Education to be settled' }, hit: false,
      outputs: {}, missed: { input: 1, condition: 'null' },
    },
    {
      rule: 3, id: 'c', text: { zh: '工作年限不足', en: 'Too few years' }, hit: false,
      outputs: {}, missed: null,
    },
  ],
  tellsMisses: true, output: [], warnings: [], failure: null, required: [],
};

function answer(status: number, body: unknown) {
  const json = { status, headers: { 'Content-Type': 'application/json' } };
  const asked = vi.fn(async () => new Response(JSON.stringify(body), json));
  vi.stubGlobal('fetch', asked);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}><Explanation decisionKey="320-2" /></QueryClientProvider>,
  );
  return asked;
}

afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await i18next.changeLanguage('zh-CN');
});

describe('how a decision came about', () => {
  it('names the version of the file, and the whole hash on asking', async () => {
    answer(200, told);
    const block = await screen.findByRole('region', { name: '依据' });
    expect((await within(block).findByText('a10573fd7ada')).title).toBe(told.sha256);
    expect(within(block).getByText('资格条件比对 v3')).toBeTruthy();
    expect(within(block).getByText('D-QUALIFY.dmn')).toBeTruthy();
  });

  it('tells where a value comes from unless the name says it', () => {
    render(<ExplanationView told={told} />);
    expect(screen.getByText(age)).toBeTruthy();
    expect(screen.getAllByText('cutOff')).toHaveLength(1);
  });

  it.each([
    ['zh-CN', [/1超过年龄上限命中.*AGE_MAX.*不符合/, /2学历待查未满足学历 null 所见 大专/, /3工作年限不足前面/]],
    ['en', [/1Above the age limitHit.*AGE_MAX.*unmet/, /Not met学历 null saw 大专/, /Not asked/]],
  ])('tells of each rule why it hit or missed, in %s', async (language, texts) => {
    await i18next.changeLanguage(language);
    render(<ExplanationView told={told} />);
    const rules = screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
    expect(rules).toHaveLength(3);
    texts.forEach((text, index) => expect(rules[index]).toMatch(text));
  });

  it('tells what an expression gave, what was noticed, and what failed', () => {
    const bare = { ...told, rules: [], output: false };
    render(<ExplanationView
      told={{ ...bare, warnings: ['null has no name'], failure: 'too deep' }}
    />);
    for (const text of [/没有规则/, /结果：false/, 'null has no name', 'too deep']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
  });

  it('says so where it is not for the caller, and asks but once', async () => {
    const asked = answer(403, { status: 403, code: 'NOT_ENTITLED', title: 'no', detail: 'no' });
    expect((await screen.findByRole('alert')).textContent)
      .toContain(i18next.t('error.NOT_ENTITLED.title'));
    expect(screen.queryByRole('button')).toBeNull();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

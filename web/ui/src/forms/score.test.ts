import { describe, expect, it } from 'vitest';
import { answered, partsOf, schemaIn, topParts, type FormPart } from './schema';
import { markOf, scoreIn, stepped } from './score';

const sheet = {
  type: 'group', id: 'g', label: '评分', properties: { layout: 'score', step: '0.5' },
  components: [
    {
      type: 'group', id: 'w', path: 'candidate',
      components: [{ type: 'textfield', id: 'n', key: 'name', readonly: true }],
    },
    {
      type: 'dynamiclist', id: 'o', path: 'order', readonly: true,
      components: [{ type: 'textfield', id: 'on', key: 'name', readonly: true }],
    },
    { type: 'number', id: 'a', key: 'analysis', validate: { min: 0, max: 25 } },
    { type: 'number', id: 'b', key: 'response', validate: { min: 0, max: 20 } },
    { type: 'expression', id: 't', key: 'total', expression: '=analysis + response' },
  ],
};
const schema = { components: [sheet, { type: 'checkbox', id: 's', key: 'signature' }] };
const [, , analysis] = sheet.components as unknown as FormPart[];

describe('a score sheet', () => {
  it('is what a group says of itself, and marks its numbers alone', () => {
    const [group] = partsOf(schemaIn(schema, 'zh-CN', []));
    expect(group.components?.map((part) => [part.id, part.criterion, part.step])).toEqual([
      ['w', undefined, undefined], ['o', undefined, undefined], ['a', true, 0.5],
      ['b', true, 0.5], ['t', undefined, undefined],
    ]);
    const plain = { components: [{ ...sheet, properties: {} }] };
    expect(partsOf(schemaIn(plain, 'zh-CN', []))[0].components?.[2].criterion).toBeUndefined();
    expect(scoreIn(plain, {})).toBeNull();
  });

  it('adds up what was given so far, and says what the form computed', () => {
    expect(scoreIn(schema, { analysis: 20 })).toEqual({ total: 20, full: 45 });
    expect(scoreIn(schema, { analysis: 20, response: 15.5, total: 35.5 }))
      .toEqual({ total: 35.5, full: 45 });
  });

  it('steps within the limits, and begins at the foot', () => {
    expect(stepped(20, 0.5, analysis)).toBe(20.5);
    expect(stepped(0.1, 0.2, analysis)).toBe(0.3);
    expect(stepped(25, 0.5, analysis)).toBe(25);
    expect(stepped(0, -0.5, analysis)).toBe(0);
    expect(stepped(null, 0.5, analysis)).toBe(0.5);
    expect(stepped(null, -0.5, analysis)).toBe(0);
  });

  it('takes marks as Chinese keyboards write them, and nothing that is no number', () => {
    expect(markOf('１７．５')).toBe(17.5);
    expect(markOf('17。5')).toBe(17.5);
    expect(markOf('17.')).toBe(17);
    for (const text of ['', '-1', '1e2', 'abc', '1.2.3']) expect(markOf(text)).toBeNull();
  });

  it('answers with its marks beside the other fields, without what it only shows', () => {
    expect(topParts(schema).map((part) => part.id)).toEqual(['w', 'o', 'a', 'b', 't', 's']);
    const values = { candidate: { name: '吴' }, order: [{ name: '吴' }], analysis: 20, total: 20 };
    expect(answered(schema, values)).toEqual({ analysis: 20, total: 20 });
  });
});

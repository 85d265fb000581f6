import { describe, expect, it } from 'vitest';
import { errorsOf, problemsFrom, problemsOf } from './problems';
import { answered, fieldAt, hasField, partsOf, schemaIn } from './schema';

const schema = {
  type: 'default',
  components: [
    { type: 'select', id: 'f_scheme', key: 'scheme', label: '方案', readonly: true },
    {
      type: 'dynamiclist', id: 'f_posts', path: 'posts', label: '岗位',
      properties: { 'label.en': 'Posts' },
      components: [
        {
          type: 'select', id: 'f_post', key: 'post', label: '职务',
          values: [{ label: '书记', value: 'sec', 'label.en': 'Secretary' }],
        },
      ],
    },
    {
      type: 'datetime', id: 'f_closes', key: 'closes', dateLabel: '截止',
      properties: { 'label.en': 'Closes' },
    },
    {
      type: 'group', id: 'f_team', path: 'team', label: '人员',
      components: [{ type: 'wf-person', id: 'f_clerk', key: 'clerk', label: '受理' }],
    },
    { type: 'textarea', id: 'f_reasons', key: 'reasons', label: '理由' },
  ],
};

describe('a form', () => {
  it('speaks English where its model does, down to options and dates', () => {
    const [, posts, closes] = partsOf(schemaIn(schema, 'en', []));
    expect(posts.label).toBe('Posts');
    expect(posts.components?.[0].values?.[0].label).toBe('Secretary');
    expect(closes.dateLabel).toBe('Closes');
    expect(partsOf(schemaIn(schema, 'zh-CN', []))[1].label).toBe('岗位');
  });

  it('leaves out what the bar and the dialog draw', () => {
    const keys = partsOf(schemaIn(schema, 'zh-CN', ['outcome', 'reasons'])).map((part) => part.key);
    expect(keys).not.toContain('reasons');
    expect(hasField(schema, 'reasons')).toBe(true);
  });

  it('finds the field that the server names', () => {
    expect(fieldAt(schema, 'closes')?.part.id).toBe('f_closes');
    expect(fieldAt(schema, 'team.clerk')?.part.id).toBe('f_clerk');
    expect(fieldAt(schema, 'posts')).toMatchObject({ part: { id: 'f_posts' }, indexes: [] });
    expect(fieldAt(schema, 'posts[1].post'))
      .toMatchObject({ part: { id: 'f_post' }, indexes: [1] });
    expect(fieldAt(schema, '/posts/2/post'))
      .toMatchObject({ part: { id: 'f_post' }, indexes: [2] });
    expect(fieldAt(schema, 'nowhere')).toBeNull();
  });

  it('sends no shown field, and a list without rows as an empty list', () => {
    expect(answered(schema, { scheme: 'x', closes: '2021-08-23' }))
      .toEqual({ closes: '2021-08-23', posts: [] });
  });
});

describe('problems', () => {
  const server = [
    { field: 'closes', code: 'CHECK', message: '太早', messageEn: 'too early' },
    { field: 'posts[1].post', code: 'REQUIRED', message: '必填', messageEn: 'required' },
    { field: 'elsewhere', code: 'X', message: '别处', messageEn: 'elsewhere' },
  ];

  it('of the server stand at their fields, in the language of the page', () => {
    const shown = problemsFrom(schema, server, 'en');
    expect(shown.map((item) => item.text)).toEqual(['too early', 'required', 'elsewhere']);
    expect(shown[2].field).toBeNull();
    expect(errorsOf(shown)).toEqual({ f_closes: ['too early'], f_post: [undefined, ['required']] });
  });

  it('of form-js are listed in the order of the form, with the row', () => {
    const found = problemsOf(schema, { f_closes: ['必填'], f_post: [[], ['必填']] });
    expect(found).toEqual([
      { field: 'f_post', indexes: [1], label: '职务', text: '必填' },
      { field: 'f_closes', indexes: [], label: '截止', text: '必填' },
    ]);
  });
});

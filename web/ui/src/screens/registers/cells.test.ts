import { describe, expect, it } from 'vitest';
import { cellLook, keyTellsMore, type CellWords } from './cells';

const zh: CellWords = { language: 'zh-CN', yes: '是', no: '否', comma: '、' };
const en: CellWords = { language: 'en', yes: 'yes', no: 'no', comma: ', ' };
const states = [{ code: 'running', label: { zh: '进行中', en: 'Running' } }];

describe('a cell of a register', () => {
  it('shows the words of a code, and a code without words as it is', () => {
    expect(cellLook('running', states, zh).text).toBe('进行中');
    expect(cellLook(['running', 'odd'], states, en).text).toBe('Running, odd');
  });

  it('has dates, truth and numbers as people write them', () => {
    expect(cellLook('2021-08-09', [], en).text).toBe('9 Aug 2021');
    expect(cellLook(false, [], zh).text).toBe('否');
    expect(cellLook(12, [], zh)).toEqual({ text: '12', kind: 'number' });
    expect(cellLook(null, [], zh)).toEqual({ text: '', kind: 'short' });
  });

  it('writes a list of contexts by their values', () => {
    const posts = [{ org: '榕树社区', post: '书记', headcount: 1 }];
    expect(cellLook(posts, [], zh).text).toBe('榕树社区 书记 1');
  });

  it('shortens digests and gives long texts room', () => {
    const digest = 'ab'.repeat(32);
    expect(cellLook(digest, [], zh)).toEqual({ text: 'abababab', full: digest, kind: 'code' });
    expect(cellLook('二'.repeat(25), [], zh).kind).toBe('long');
  });

  it('needs no key where the fields say it all', () => {
    expect(keyTellsMore('HP-1:zhou', { campaignId: 'HP-1', personId: 'zhou' })).toBe(false);
    expect(keyTellsMore('HP-1:zhou', { campaignId: 'HP-1' })).toBe(true);
  });
});

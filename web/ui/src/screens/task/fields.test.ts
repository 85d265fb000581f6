import { describe, expect, it } from 'vitest';
import type { TaskDetail } from '../../api/types';
import { asksForText, fieldsOfDialog, fieldsOutside, textField, textLabel } from './fields';

const decision = [{ value: 'met', label: { zh: '符合', en: 'Met' }, adverse: false }];

function task(outcomes: unknown[], ...components: object[]): TaskDetail {
  return { outcomes, form: { id: 'F', schema: { components } } } as unknown as TaskDetail;
}
const opinion = { type: 'textarea', id: 'f1', key: 'opinion' };
const reasons = { type: 'textarea', id: 'f2', key: 'reasons' };

describe('the opinion of a form', () => {
  it('is asked for by the dialog where there is something to decide', () => {
    const decided = task(decision, { type: 'textfield', id: 'f0', key: 'outcome' }, reasons);
    expect(textField(decided)).toBe('reasons');
    expect(fieldsOutside(decided)).toEqual(['outcome', 'reasons']);
    expect(asksForText(decided)).toBe(true);
  });

  it('is drawn, and not asked for twice, where the form is only handed in', () => {
    for (const field of [opinion, reasons]) {
      const handedIn = task([], field);
      expect(fieldsOutside(handedIn)).toEqual(['outcome']);
      expect(asksForText(handedIn)).toBe(false);
      expect(fieldsOfDialog(handedIn)).toEqual(['outcome']);
    }
  });

  it('is drawn where it is no text to write: a choice, or what another has said', () => {
    const choice = task(decision, { type: 'radio', id: 'f3', key: 'opinion' });
    const shown = task(decision, { ...opinion, readonly: true });
    for (const one of [choice, shown]) {
      expect(textField(one)).toBeNull();
      expect(fieldsOutside(one)).toEqual(['outcome']);
      expect(asksForText(one)).toBe(false);
    }
  });

  it('is the field that the form marks so, whatever its name, also within a group', () => {
    const text = {
      type: 'textarea', id: 'f5', key: 'text', label: '内容',
      properties: { 'wf.opinion': 'true', 'label.en': 'Text' },
    };
    const marked = task(decision, { type: 'group', id: 'g', components: [reasons, text] });
    expect(textField(marked)).toBe('text');
    expect(textLabel(marked)).toEqual({ zh: '内容', en: 'Text' });
    expect(fieldsOutside(marked)).toEqual(['outcome', 'text']);
  });

  it('stands beside a form that has no such field', () => {
    const plain = task([], { type: 'textfield', id: 'f4', key: 'note' });
    expect(asksForText(plain)).toBe(true);
    expect(fieldsOfDialog(plain)).toEqual(['outcome', 'reasons', 'opinion']);
  });

  it('leaves its other field to the form, with the problems of it', () => {
    const both = task(decision, opinion, reasons);
    expect(fieldsOutside(both)).toEqual(['outcome', 'reasons']);
    expect(fieldsOfDialog(both)).toEqual(['outcome', 'reasons']);
  });
});

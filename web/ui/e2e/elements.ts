import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readModel, top, type Part, type Words } from './model';

const files = ['P-heping-select', ...readdirSync(join(top, 'workflows'))
  .filter((file) => file.endsWith('.bpmn')).map((file) => file.replace('.bpmn', ''))];

// The process in which this element stands. Elements of one id have one name everywhere.
function fileOf(id: string): string {
  const file = files.find((name) => readModel(`${name}.bpmn`).includes(`id="${id}"`));
  if (file === undefined) throw new Error(`no element: ${id}`);
  return file;
}

export function labelOf(words: Words, id: string): string {
  return words.element(fileOf(id), id);
}

export function formOf(id: string): string {
  const text = readModel(`${fileOf(id)}.bpmn`);
  const form = /formId="([^"]+)"/.exec(text.slice(text.indexOf(`id="${id}"`)))?.[1];
  if (form === undefined) throw new Error(`no form at ${id}`);
  return form;
}

// The field whose text the dialog of an outcome asks for (APPROVALS §2.5); null where it is one to
// choose from, or there is none.
export function dialogField(parts: Part[]): string | null {
  const part = parts.find((item) => item.properties?.['wf.opinion'] === 'true')
    ?? ['reasons', 'opinion'].map((key) => parts.find((item) => item.key === key))
      .find((item) => item !== undefined);
  return part?.type === 'textarea' ? part.key ?? null : null;
}

// What a table says in words where it hit: the annotations of the rule that gives this code.
export function ruleTexts(decision: string, code: string): string[] {
  const text = readModel(`${decision}.dmn`);
  const rule = text.split('<rule ').find((item) => item.includes(`<text>"${code}"</text>`)) ?? '';
  return [...rule.matchAll(/<annotationEntry><text>([^<]+)</g)].map((match) => match[1]);
}

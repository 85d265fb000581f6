// The rules of the source that a type checker does not know. Prints each breach and fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const top = new URL('..', import.meta.url).pathname;
const breaches = [];
const breach = (path, line, text) => breaches.push(`${relative(top, path)}:${line}: ${text}`);

function sources(folder) {
  return readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const maxFile = 300;
const maxComponent = 150;
const maxLine = 110;
const freeFolders = /src\/(diagram|editors|forms)\//;
const patterns = [
  [/dangerouslySetInnerHTML/, 'dangerouslySetInnerHTML is not used'],
  [/\bexport default\b/, 'exports are named', /locales\/|config\.ts$/],
  [/\.defaultProps\b/, 'no default props'],
  [/https?:\/\/(?!127\.0\.0\.1|www\.w3\.org)/, 'nothing is read from another origin', /e2e\//],
  [/\beval\(|new Function\(/, 'no evaluation of text'],
];

function checkText(path, text) {
  const lines = text.split('\n');
  if (lines.length - 1 > maxFile) breach(path, lines.length, `more than ${maxFile} lines`);
  for (const [index, line] of lines.entries()) {
    const css = path.endsWith('.css');
    if (!css && line.length > maxLine) breach(path, index + 1, `longer than ${maxLine} signs`);
    for (const [pattern, rule, except] of patterns) {
      if (pattern.test(line) && !(except?.test(path))) breach(path, index + 1, rule);
    }
    if (/:\s*any\b|\bas any\b|<any>/.test(line) && !freeFolders.test(path)) {
      breach(path, index + 1, 'no any');
    }
    const library = /from '(@bpmn-io|bpmn-js|dmn-js|diagram-js)/.test(line);
    if (library && !freeFolders.test(path)) {
      breach(path, index + 1, 'only diagram, editors and forms import the bpmn.io libraries');
    }
  }
}

function checkComponents(path, text) {
  const lines = text.split('\n');
  let start = -1;
  for (const [index, line] of lines.entries()) {
    if (/^(export )?function [A-Z]/.test(line)) start = index;
    if (line === '}' && start >= 0) {
      if (index - start + 1 > maxComponent) breach(path, start + 1, `longer than ${maxComponent} lines`);
      start = -1;
    }
  }
}

function checkScreens(path, text) {
  const own = path.match(/src\/screens\/([^/]+)\//)?.[1];
  if (own === undefined) return;
  for (const [, other] of text.matchAll(/from '(?:\.\.\/)+(?:screens\/)?([a-z_]+)(?:\/[^']*)?'/g)) {
    const isScreen = readdirSync(join(top, 'src/screens')).includes(other);
    if (isScreen && other !== own && other !== 'not_found') {
      breach(path, 1, `screens do not import each other: ${other}`);
    }
  }
}

function flat(words, prefix = '') {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'object'
    ? flat(value, `${prefix}${key}.`) : [`${prefix}${key}`]));
}

function dictionary(language) {
  const folder = join(top, 'src/locales', language);
  return new Set(readdirSync(folder).flatMap((file) => flat(
    JSON.parse(readFileSync(join(folder, file), 'utf8')), `${file.replace('.json', '')}.`,
  )));
}

const plural = /_(one|other|zero|few|many|two)$/;
const base = (key) => key.replace(plural, '');

// The words of the public pages stand in the server's sources.
const pages = readdirSync(join(top, '../routes/public'))
  .map((file) => readFileSync(join(top, '../routes/public', file), 'utf8')).join('\n');
function saidByServer(key) {
  const [area, ...path] = key.split('.');
  return area === 'posting' && pages.includes(`"${path.join('.')}"`);
}

function checkWords(texts) {
  const chinese = dictionary('zh-CN');
  const english = dictionary('en');
  const names = (words) => new Set([...words].map(base));
  const [zh, en] = [names(chinese), names(english)];
  for (const key of zh) if (!en.has(key)) breach('src/locales', 1, `no English words: ${key}`);
  for (const key of en) if (!zh.has(key)) breach('src/locales', 1, `no Chinese words: ${key}`);
  const all = texts.map(([, text]) => text).join('\n');
  for (const [path, text] of texts) {
    for (const [, key] of text.matchAll(/\bt\(\s*'([a-zA-Z_]+\.[\w.-]+)'/g)) {
      if (!zh.has(key)) breach(path, 1, `no words: ${key}`);
    }
  }
  for (const key of zh) {
    const parent = key.slice(0, key.lastIndexOf('.'));
    const said = all.includes(`'${key}'`) || all.includes(`${parent}.\${`)
      || all.includes(`'${key.split('.').slice(1).join('.')}'`) || /^(error|outcome|operation)\./.test(key)
      || saidByServer(key);
    if (!said) breach('src/locales', 1, `never used: ${key}`);
  }
}

const files = ['src', 'build', 'e2e'].flatMap(sources)
  .filter((path) => !/build\/rules\.mjs$|api\/schema\.d\.ts$/.test(path));
const texts = files.map((path) => [path, readFileSync(path, 'utf8')]);
for (const [path, text] of texts) {
  checkText(path, text);
  if (path.endsWith('.tsx')) checkComponents(path, text);
  checkScreens(path, text);
}
checkWords(texts.filter(([path]) => path.includes('/src/')));
for (const text of breaches) console.error(text);
console.log(`rules: ${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length === 0 ? 0 : 1);

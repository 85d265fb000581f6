// All areas of this language, one chunk. The words of the public pages are the server's.
const files = import.meta.glob<Record<string, unknown>>([
  './zh-CN/*.json', '!./zh-CN/posting.json',
], {
  eager: true,
  import: 'default',
});

const areas: Record<string, Record<string, unknown>> = {};
for (const [path, words] of Object.entries(files)) {
  areas[path.slice(path.lastIndexOf('/') + 1, -'.json'.length)] = words;
}

export default areas;

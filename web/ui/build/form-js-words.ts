import type { Plugin } from 'vite';

// form-js has no hook for its words. This plugin replaces its English literals by a look-up of
// ours while bundling, and fails the build as soon as a literal is no longer found.
const replacements: [literal: string, replacement: string][] = [
  ["errors.push('Field is required.')", "errors.push(__words('required'))"],
  ['errors.push(`Field must have minimum value of ${validation.min}.`)',
    "errors.push(__words('min', { n: validation.min }))"],
  ['errors.push(`Field must have maximum value of ${validation.max}.`)',
    "errors.push(__words('max', { n: validation.max }))"],
  ['errors.push(`Field must have minimum length of ${validation.minLength}.`)',
    "errors.push(__words('minLength', { n: validation.minLength }))"],
  ['errors.push(`Field must have maximum length of ${validation.maxLength}.`)',
    "errors.push(__words('maxLength', { n: validation.maxLength }))"],
  ['`Field must match pattern ${validation.pattern}.`', "__words('pattern')"],
  ["errors.push('Value is expected to ' + (decimalDigits === 0 ? 'be an integer' : "
    + "`have at most ${decimalDigits} decimal digit${decimalDigits > 1 ? 's' : ''}`) + '.')",
    "errors.push(__words('decimals', { count: decimalDigits }))"],
  ['`Please select a valid value, the two nearest valid values are '
    + '${previousValue} and ${nextValue}.`',
    "__words('increment', { before: previousValue, after: nextValue })"],
  ["errors.push('Field must be a valid  international phone number. (e.g. +4930664040900)')",
    "errors.push(__words('phone'))"],
  ["errors.push('Field must be a valid email.')", "errors.push(__words('email'))"],
  ["errors.push('Value is not a number.')", "errors.push(__words('number'))"],
  ["children: [jsx(SvgAdd, {}), \" \", 'Add new']",
    "children: [jsx(SvgAdd, {}), \" \", __words('addTo', { list: repeaterField.label })]"],
  ["children: [jsx(SvgCollapse, {}), \" \", 'Collapse']",
    "children: [jsx(SvgCollapse, {}), \" \", __words('collapse')]"],
  ['`Expand all (${values.length - 1})`', "__words('expand', { n: values.length })"],
  ['"aria-label": `Remove list item ${itemIndex + 1}`',
    "\"aria-label\": __words('remove', { n: itemIndex + 1, list: repeaterField.label })"],
  ['title: "Powered by bpmn.io"', "title: __words('poweredBy')"],
  ["emptyListMessage = 'No results'", "emptyListMessage = __words('noResults')"],
  ["valueLabel || 'Select'", "valueLabel || __words('choose')"],
  ["placeholder: 'Search',", "placeholder: __words('search'),"],
  ["disabled || readonly ? undefined : 'Search'",
    "disabled || readonly ? undefined : __words('search')"],
  ["hasOptionsLeft ? 'No results' : 'All values selected'",
    "hasOptionsLeft ? __words('noResults') : __words('allSelected')"],
];

export function formJsWords(): Plugin {
  return {
    name: 'assent:form-js-words',
    transform: {
      filter: { id: /form-js-viewer\/dist\/index\.es\.js/ },
      handler(code: string) {
        let text = code;
        for (const [literal, replacement] of replacements) {
          if (!text.includes(literal)) this.error(`form-js no longer contains: ${literal}`);
          text = text.split(literal).join(replacement);
        }
        const lookup = 'const __words = (key, args) => globalThis.assentFormWords(key, args);\n';
        return { code: lookup + text, map: null };
      },
    },
  };
}

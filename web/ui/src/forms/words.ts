import i18next from 'i18next';

declare global {
  // Called by form-js, whose literals the build replaces by this look-up.
  var assentFormWords: (key: string, values?: Record<string, unknown>) => string;
}

export function installFormWords(): void {
  globalThis.assentFormWords = (key, values) => i18next.t(`form.${key}`, values);
}

import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from '../api/types';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
const storageKey = 'assent.language';

type Resources = Record<string, Record<string, unknown>>;
const load: Record<Language, () => Promise<{ default: Resources }>> = {
  'zh-CN': () => import('../locales/zh-CN'),
  en: () => import('../locales/en'),
};

function preferred(): Language {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

async function addWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const { default: areas } = await load[language]();
  i18next.addResourceBundle(language, 'translation', areas);
}

export async function startWords(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  await addWords(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  await addWords(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
}

// The words of a model in the chosen language; the other language where one is missing.
export function inLanguage(words: Words | string | null | undefined, language: Language): string {
  if (words === null || words === undefined) return '';
  if (typeof words === 'string') return words;
  return language === 'en' ? words.en || words.zh : words.zh || words.en;
}

export function useModelWords(): (words: Words | string | null | undefined) => string {
  const language = useLanguage();
  return (words) => inLanguage(words, language);
}

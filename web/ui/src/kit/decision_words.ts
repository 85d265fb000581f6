import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/types';
import { useModelWords } from '../i18n/words';
import { useOutcomeWord } from './outcome';
import { valueText } from './value_text';

type Result = NonNullable<Entry['decision']>;

// What a decision came to, in the words of the rules that were hit or of its result; nothing where
// it is not shown.
export function useResultWord(): (result: Result) => string {
  const { t, i18n } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  return ({ rules, output, texts }) => {
    if (texts.length > 0) return texts.map(words).join(t('case.between'));
    if (typeof output === 'boolean') return t(output ? 'outcome.yes' : 'outcome.no');
    const isEmpty = Array.isArray(output) && output.length === 0;
    if (isEmpty && rules.length === 0) return t('suggestion.noHit');
    if (output !== null && typeof output === 'object' && !Array.isArray(output)) {
      return Object.entries(output).map(([key, value]) => t('case.fact', {
        name: i18n.exists(`case.result.${key}`) ? t(`case.result.${key}`) : key,
        value: valueText(value),
      })).join(t('case.between'));
    }
    return outcomeWord(valueText(output));
  };
}

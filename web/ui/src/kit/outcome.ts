import { useTranslation } from 'react-i18next';

// The word of an outcome in lists that carry only its value; an unknown one is shown as it is.
export function useOutcomeWord(): (value: string) => string {
  const { t, i18n } = useTranslation();
  return (value) => (i18n.exists(`outcome.${value}`) ? t(`outcome.${value}`) : value);
}

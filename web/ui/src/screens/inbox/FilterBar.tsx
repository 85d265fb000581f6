import { useTranslation } from 'react-i18next';
import type { Urgency } from '../../api/types';
import { SearchBox } from '../../kit/SearchBox';

interface Props {
  text: string;
  state: Urgency | '';
  withStates: boolean;
  onText: (text: string) => void;
  onState: (state: string) => void;
}

export const states: readonly Urgency[] = ['offered', 'assigned', 'dueSoon', 'overdue'];

export function FilterBar({ text, state, withStates, onText, onState }: Props) {
  const { t } = useTranslation();
  return (
    <div className="fb line" role="search">
      <SearchBox label={t('inbox.find')} text={text} onText={onText} />
      {withStates && states.map((item) => (
        <button
          key={item} type="button" className={item === state ? 'chip on' : 'chip'}
          aria-pressed={item === state} onClick={() => onState(item === state ? '' : item)}
        >
          {t(`inbox.state.${item}`)}
        </button>
      ))}
    </div>
  );
}

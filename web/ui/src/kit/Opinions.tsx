import { useTranslation } from 'react-i18next';
import type { Opinion } from '../api/types';
import { useModelWords } from '../i18n/words';
import { useOutcomeWord } from './outcome';
import { Time } from './Time';

function LastOpinion({ opinion }: { opinion: Opinion }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const outcomeWord = useOutcomeWord();
  const name = words(opinion.personName) || opinion.person || '—';
  const named = words(opinion.label);
  const said = opinion.outcome === null
    ? named : t('case.withOutcome', { named, outcome: outcomeWord(opinion.outcome) });
  return (
    <li>
      <span className="nd p" aria-hidden="true">{[...name][0]}</span>
      <div className="hd">
        <p><b>{name}</b> <span className="op">{said}</span></p>
        <Time at={opinion.at} />
      </div>
      {opinion.opinion && <div className="say">{opinion.opinion}</div>}
    </li>
  );
}

export function Opinions({ opinions }: { opinions: Opinion[] }) {
  return (
    <ol className="tl">
      {opinions.map((opinion, index) => <LastOpinion key={index} opinion={opinion} />)}
    </ol>
  );
}

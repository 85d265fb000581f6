import { IconCircleX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownProblem } from './problems';

interface Props { problems: ShownProblem[]; onGo: (problem: ShownProblem) => void }

// Takes the focus when problems appear; each line leads to its field.
export function ErrorSummary({ problems, onGo }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="note over summary" ref={box} tabIndex={-1} role="alert">
      <IconCircleX className="i" aria-hidden />
      <div className="grow">
        <b>{t('form.summary', { count: problems.length })}</b>
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>
              {problem.field === null ? problem.text : (
                <button type="button" className="lnk" onClick={() => onGo(problem)}>
                  {t('form.at', {
                    label: problem.indexes.length === 0
                      ? problem.label
                      : t('form.nth', { label: problem.label, n: problem.indexes[0] + 1 }),
                    text: problem.text,
                  })}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

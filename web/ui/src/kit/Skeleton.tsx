import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const patience = 150;

// Flat bars in the shape of a list; nothing is drawn for the first 150 ms.
export function Skeleton({ rows }: { rows: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-busy="true">
      <span className="vh">{t('state.loading')}</span>
      {late && Array.from({ length: rows }, (_, row) => (
        <div key={row} className="sk-row" aria-hidden="true">
          <span className="sk w1" /><span className="sk w2" /><span className="sk w3" />
        </div>
      ))}
    </div>
  );
}

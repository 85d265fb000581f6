import { IconChevronRight } from '@tabler/icons-react';
import { useIsFetching } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

export interface Crumb { label: string; to?: string; mono?: boolean }
interface Props {
  title: string;
  heading: ReactNode;
  crumbs?: Crumb[];
  meta?: ReactNode;
  actions?: ReactNode;
  line?: boolean;
  children: ReactNode;
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation();
  return (
    <nav className="crumb" aria-label={t('shell.breadcrumb')}>
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.label}>
          {index > 0 && <IconChevronRight className="i" aria-hidden />}
          {crumb.to === undefined
            ? <span className={crumb.mono ? 'mono' : undefined}>{crumb.label}</span>
            : <Link to={crumb.to} className={crumb.mono ? 'mono' : undefined}>{crumb.label}</Link>}
        </Fragment>
      ))}
    </nav>
  );
}

// One page: title of the document, breadcrumb, one h1 that takes the focus on navigation.
// `data-ready` is set once nothing is awaited for the first time.
export function Page({ title, heading, crumbs, meta, actions, line, children }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const head = useRef<HTMLHeadingElement>(null);
  const waiting = useIsFetching({ predicate: (query) => query.state.status === 'pending' });
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="page" data-ready={waiting === 0}>
      <header className={line ? 'ph line' : 'ph'}>
        <div className="grow">
          {crumbs !== undefined && <Crumbs crumbs={crumbs} />}
          <h1 ref={head} tabIndex={-1}>{heading}</h1>
          {meta !== undefined && <div className="meta">{meta}</div>}
        </div>
        {actions !== undefined && <div className="acts">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

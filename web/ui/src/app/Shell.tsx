import { useDisclosure } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { lazy, Suspense, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useDemoPeople } from '../api/session';
import { useModelWords } from '../i18n/words';
import { BottomBar, SideNav } from './Navigation';
import { useSession } from './session';
import { TopBar } from './TopBar';

const NavDrawer = lazy(async () => ({ default: (await import('./NavDrawer')).NavDrawer }));

function onConnection(notify: () => void): () => void {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}

// Pages with a bar of their own at the lower edge leave the phone's navigation out.
const ownBar = /^\/(tasks|start|campaigns)\/./;

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const words = useModelWords();
  const session = useSession();
  const { pathname } = useLocation();
  const [menuOpen, menu] = useDisclosure(false);
  const online = useSyncExternalStore(onConnection, () => navigator.onLine);
  const demo = useDemoPeople();
  const unit = session.person.roles[0]?.unit.name;
  const owner = demo.data === undefined ? words(unit) : words(demo.data.system);
  return (
    <div className={ownBar.test(pathname) ? 'shell nobot' : 'shell'}>
      <a className="skip" href="#main">{t('shell.skip')}</a>
      <TopBar online={online} onMenu={menu.open} />
      <SideNav owner={owner} />
      <main className="sheet" id="main" tabIndex={-1}>
        {!online && (
          <div className="banner" role="status">
            <IconWifiOff className="i" aria-hidden />
            <b>{t('state.offlineTitle')}</b><span>{t('state.offlineText')}</span>
          </div>
        )}
        {children}
      </main>
      <BottomBar />
      {menuOpen && (
        <Suspense><NavDrawer onClose={menu.close} owner={owner} /></Suspense>
      )}
    </div>
  );
}

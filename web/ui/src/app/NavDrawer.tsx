import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DrawerActions } from './DrawerActions';
import { Groups } from './Navigation';

// The phone's menu: all targets, and what the top bar holds on wide screens.
export function NavDrawer({ onClose, owner }: { onClose: () => void; owner: string }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened onClose={onClose} position="right" size={300} title={t('nav.menu')}
      closeButtonProps={{ 'aria-label': t('state.close') }}
    >
      <nav className="side drawer-nav" aria-label={t('nav.menu')}>
        <Groups onGo={onClose} />
      </nav>
      <DrawerActions onDone={onClose} />
      <p className="cap mut mt3">{owner}</p>
    </Drawer>
  );
}

import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

// A message may lie over what has the focus: Escape takes it away.
export function closeToastsOnEscape(): void {
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') notifications.clean();
  });
}

// A short message at the edge. One about a failure stays until it is closed.
export function toast(title: string, message: string, failed = false): void {
  notifications.show({
    title,
    message,
    className: failed ? 'bad' : undefined,
    autoClose: failed ? false : 6_000,
    closeButtonProps: { 'aria-label': i18next.t('state.close') },
  });
}

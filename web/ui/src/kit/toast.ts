import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

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

import i18next from 'i18next';
import { Component, type ReactNode } from 'react';

interface State { failed: boolean }

// The last resort: a bug in drawing shows one sentence and a way out instead of a blank page.
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="empty">
        <h1>{i18next.t('state.crashTitle')}</h1>
        <p>{i18next.t('state.crashText')}</p>
        <a className="btn" href="/">{i18next.t('state.reload')}</a>
      </main>
    );
  }
}

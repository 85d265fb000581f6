import './nonce';
import './theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startWords } from './i18n/words';
import { closeToastsOnEscape } from './kit/toast';

await startWords();
closeToastsOnEscape();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(<StrictMode><App /></StrictMode>);

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/charts/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareClient } from './api/client.js';
import { App } from './app/app.js';
import { prepareLanguage } from './i18n/i18n.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')!.content;
// react-remove-scroll, which dialogs use, asks webpack's global for the nonce of the styles it adds.
Object.assign(globalThis, { __webpack_nonce__: nonce });

await prepareLanguage();
prepareClient();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
);

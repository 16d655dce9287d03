import '@mantine/core/styles.css';
import { MantineProvider, Title } from '@mantine/core';
import { createRoot } from 'react-dom/client';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';

createRoot(document.querySelector('#root')!).render(
  <MantineProvider getStyleNonce={() => nonce} defaultColorScheme="auto">
    <Title order={1}>Llavero</Title>
  </MantineProvider>,
);

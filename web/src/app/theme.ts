import { Alert, Badge, createTheme, ScrollArea, Table } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Shade 7 carries white text with a contrast of 5.5 (WCAG 2.2, 1.4.3). */
const KEY: MantineColorsTuple = [
  '#f0fdfa',
  '#ccfbf1',
  '#99f6e4',
  '#5eead4',
  '#2dd4bf',
  '#14b8a6',
  '#0d9488',
  '#0f766e',
  '#115e59',
  '#134e4a',
];

/** Mantine's, but for the shades that carry white text (contrast 5.5). */
const RED: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#fa5252',
  '#c92a2a',
  '#b02525',
  '#991f1f',
];

export const theme = createTheme({
  primaryColor: 'key',
  primaryShade: 7,
  colors: { key: KEY, red: RED },
  defaultRadius: 'md',
  // Fonts of the device: nothing is fetched for them.
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.15rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Its colour is in its ground and its icon; yellow or green words are hard to read.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }),
    // Beside long text a badge keeps its words.
    Badge: Badge.extend({ defaultProps: { variant: 'dot', tt: 'none', fw: 500, miw: 'max-content' } }),
    // What scrolls can be reached and scrolled by keyboard (WCAG 2.2, 2.1.1).
    ScrollArea: ScrollArea.extend({ defaultProps: { viewportProps: { tabIndex: 0 } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
  },
});

/**
 * Dimmed text and placeholders dark enough, or light enough, to be read (WCAG 2.2, 1.4.3); bars of charts that stand
 * out by 3 to 1 at least (1.4.11).
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c6370',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#c92a2a',
    '--chart-first': '#0f766e',
    '--chart-second': '#d9730d',
  },
  dark: {
    '--mantine-color-dimmed': '#a6abb5',
    '--mantine-color-placeholder': '#9aa0aa',
    '--mantine-color-error': '#ff8787',
    '--chart-first': '#2dd4bf',
    '--chart-second': '#fbbf24',
  },
});

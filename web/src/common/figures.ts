/** Amounts of one unit, side by side. They stay text; bars are drawn after them. */
export interface Figures {
  bars: readonly { label: string; values: Readonly<Record<string, string>> }[];
  series: readonly { key: string; title: string }[];
  /** An amount as the reader sees it. */
  written: (amount: string) => string;
}

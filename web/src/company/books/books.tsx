import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PaymentMethods } from './payment-methods.js';
import { SeriesOfCompany } from './series.js';
import { Taxes } from './taxes.js';

const BOOKS = { series: SeriesOfCompany, taxes: Taxes, paymentMethods: PaymentMethods } as const;

type Book = keyof typeof BOOKS;

const NAMES = Object.keys(BOOKS) as Book[];

/** What the books of the company stand on, one of it at a time; the URL says which. */
export function Books() {
  const { t } = useTranslation('company');
  const [params, setParams] = useSearchParams();
  const chosen = NAMES.find((name) => name === params.get('books')) ?? 'series';
  const Chosen = BOOKS[chosen];
  return (
    <Tabs
      value={chosen}
      onChange={(name) => setParams(name === 'series' ? {} : { books: name! }, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List>
        {NAMES.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {NAMES.map((name) => (
        <Tabs.Panel key={name} value={name} pt="md">
          {name === chosen && <Chosen />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

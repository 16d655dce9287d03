import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { Ranked } from '../common/ranked.js';
import { Section } from '../common/section.js';
import { salesByClient } from '../reports/chart-rows.js';
import { lastTwelve } from '../reports/periods.js';
import { useProfile } from '../session/session.js';
import { useTopClients, useToday } from './home-reports.js';
import { OtherCurrencies } from './other-currencies.js';

const SHOWN = 5;

/** Who was invoiced most in the last twelve months. */
export function TopClients() {
  const { t } = useTranslation('home');
  const { currency } = useProfile().company;
  const { money } = useFormats();
  const { from, to } = lastTwelve(useToday());
  const report = (
    <Anchor component={Link} to={`/reports/sales-by-client?from=${from}&to=${to}`} size="sm">
      {t('allReport')}
    </Anchor>
  );
  return (
    <Section title={t('topClients')} text={t('topClientsText', { currency })} actions={report}>
      <Loaded query={useTopClients()}>
        {(found) => {
          const rows = salesByClient(found, currency, SHOWN);
          return (
            <>
              {rows.length > 0 ? (
                <Ranked
                  label={t('topClients')}
                  columns={[t('client'), t('invoiced')]}
                  rows={rows}
                  written={(amount) => money(amount, currency)}
                />
              ) : (
                <Text size="sm" c="dimmed">
                  {t('noSales')}
                </Text>
              )}
              <OtherCurrencies report={found} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

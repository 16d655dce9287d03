import { Anchor, Card, Skeleton, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Report } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import type { Amount } from './home-reports.js';

interface Props {
  title: string;
  /** Where the reader sees what it is made of. */
  to: string;
  query: UseQueryResult<Report>;
  amounts: (report: Report) => Amount[];
}

/** One figure in the company's currency; others stand beside it, never in it. */
export function Figure({ title, to, query, amounts }: Props) {
  const { t } = useTranslation('home');
  const { money } = useFormats();
  return (
    <Card withBorder padding="md">
      <Title order={2} fz="sm" fw={500} c="dimmed">
        <Anchor component={Link} to={to} inherit c="inherit">
          {title}
        </Anchor>
      </Title>
      <Loaded query={query} waiting={<Skeleton height={30} mt={4} />}>
        {(report) => {
          const found = amounts(report);
          const own = found.find(({ currency }) => currency === report.currency)?.amount ?? '0';
          const others = found.filter(({ currency }) => currency !== report.currency);
          return (
            <>
              <Text fz={26} fw={650} className="numeric">
                {money(own)}
              </Text>
              {others.length > 0 && (
                <Text size="xs" c="dimmed">
                  {t('also', {
                    amounts: others.map(({ amount, currency }) => money(amount, currency)).join(', '),
                  })}
                </Text>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

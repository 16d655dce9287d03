import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../../src/series/number-pattern.js';
import type { Series } from '../../api/generated/index.js';
import { todayIn } from '../../common/days.js';
import { useFormats } from '../../common/formats.js';
import { useProfile } from '../../session/session.js';
import { series } from '../company.js';
import { BookSection } from './book-section.js';
import { SeriesDialog } from './series-dialog.js';

const isUsedUp = ({ next_number, range_to }: Series) => range_to !== null && next_number > range_to;

export function SeriesOfCompany() {
  const { t } = useTranslation('company');
  const { date } = useFormats();
  const { company } = useProfile();
  const today = todayIn(company.timezone);
  return (
    <BookSection
      resource="series"
      title={t('series')}
      text={t('seriesText')}
      add={t('addSeries')}
      empty={t('noSeries')}
      query={useQuery(series)}
      columns={[
        {
          key: 'code',
          title: t('code'),
          cell: ({ code, is_default }) => (
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" fw={500}>
                {code}
              </Text>
              {is_default && <Badge variant="light">{t('default')}</Badge>}
            </Group>
          ),
        },
        { key: 'name', title: t('name'), cell: ({ name }) => name },
        { key: 'kind', title: t('kind'), cell: ({ kind }) => t(`seriesKinds.${kind}`) },
        {
          key: 'next',
          title: t('next'),
          cell: (one) =>
            isUsedUp(one)
              ? t('exhausted')
              : formatNumber(one.pattern, one.code, one.next_number, one.last_issued_on ?? today),
        },
        {
          key: 'until',
          title: t('validUntil'),
          from: 'md',
          cell: ({ valid_until }) => date(valid_until),
        },
      ]}
      dialog={(of, close) => <SeriesDialog of={of} onClose={close} />}
    />
  );
}

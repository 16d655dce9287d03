import { Box, Grid, Skeleton, Table, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from './figures.js';

/** The library of the charts is fetched where one is shown; without it the table beside says the same. */
const Bars = lazy(() => import('./bars.js').catch(() => ({ default: NoBars })));

function NoBars() {
  const { t } = useTranslation();
  return <Text c="dimmed">{t('chartMissing')}</Text>;
}

interface Props extends Figures {
  label: string;
  /** What the bars are of: the title of the table's first column. */
  of: string;
}

/** A bar chart beside the table of its figures. */
export function Charted({ label, of, ...figures }: Props) {
  const { t } = useTranslation();
  const { bars, series, written } = figures;
  return (
    <Grid gap="lg" align="center">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Box component="figure" m={0} aria-label={t('chartOf', { label })}>
          <div aria-hidden>
            <Suspense fallback={<Skeleton height={300} />}>
              <Bars {...figures} />
            </Suspense>
          </div>
        </Box>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Table aria-label={label} verticalSpacing={4} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{of}</Table.Th>
              {series.map(({ key, title }) => (
                <Table.Th key={key} scope="col" ta="right">
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bars.map(({ label: name, values }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                {series.map(({ key }) => (
                  <Table.Td key={key} ta="right" className="numeric">
                    {written(values[key] ?? '0')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Grid.Col>
    </Grid>
  );
}

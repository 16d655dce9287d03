import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { translate } from '../i18n/i18n.js';
import { templates } from './reports.js';

export function ReportsPage() {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')}>
      <Loaded query={useQuery(templates)}>
        {(all) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {all.map(({ name, title }) => (
              <Card key={name} withBorder component={Link} to={`/reports/${name}`} className="card-link">
                <Title order={2}>{title}</Title>
                {/* A report that is newer than these words shows its title alone. */}
                <Text size="sm" c="dimmed" mt={4}>
                  {translate(`reports:about.${name}`, { defaultValue: '' })}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Page>
  );
}

import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../common/section.js';
import { useMay } from '../session/session.js';

const STEPS = [
  { word: 'client', to: '/clients/new', resource: 'clients' },
  { word: 'invoice', to: '/invoices/new', resource: 'invoices' },
  { word: 'key', to: '/integrations/new', resource: 'api-keys' },
] as const;

/** What to do in a company that has no invoices, as far as the reader's role opens it. */
export function Begin() {
  const { t } = useTranslation('home');
  const may = useMay();
  const steps = STEPS.filter(({ resource }) => may(resource, 'create'));
  return (
    <Section title={t('start.title')} text={t(steps.length > 0 ? 'start.text' : 'start.readerText')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {steps.map(({ word, to }) => (
          <Card key={word} withBorder component={Link} to={to} className="card-link">
            <Title order={3} fz="md">
              {t(`start.${word}`)}
            </Title>
            <Text size="sm" c="dimmed">
              {t(`start.${word}Text`)}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
    </Section>
  );
}

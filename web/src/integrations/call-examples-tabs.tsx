import { Stack, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IssuedApiKeyView } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { examplesFor } from './call-examples.js';
import type { CallExample } from './call-examples.js';

interface Props {
  issued: IssuedApiKeyView;
  /** What is copied here holds the key. */
  onCopied: () => void;
}

/** How to call with a new key, contract by contract. */
export function CallExamples({ issued, onCopied }: Props) {
  const { t } = useTranslation('integrations');
  const examples = examplesFor(issued, location.origin);
  const [first] = examples;
  if (first?.door === 'exchange') return <Example example={first} onCopied={onCopied} />;
  return (
    <Tabs defaultValue={first?.door}>
      <Tabs.List mb="sm">
        {examples.map(({ door }) => (
          <Tabs.Tab key={door} value={door}>
            {t(`issued.doors.${door}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {examples.map((example) => (
        <Tabs.Panel key={example.door} value={example.door}>
          <Example example={example} onCopied={onCopied} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Example({
  example: { door, headers, curl },
  onCopied,
}: { example: CallExample } & Omit<Props, 'issued'>) {
  const { t } = useTranslation('integrations');
  return (
    <Stack gap="xs">
      <Text size="sm">{t(door === 'exchange' ? 'issued.exchangeText' : 'issued.headersText')}</Text>
      {headers.map((header, index) => (
        <CopiedValue
          key={header}
          label={t('issued.header', { number: index + 1 })}
          value={header}
          onCopied={onCopied}
        />
      ))}
      <Text size="sm" fw={500} mt="xs">
        {t('issued.curl')}
      </Text>
      {curl ? (
        <CopiedValue label={t('issued.curl')} value={curl} onCopied={onCopied} />
      ) : (
        <Text size="sm">{t('issued.readsNothing')}</Text>
      )}
    </Stack>
  );
}

import { Alert, Code, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import type { ProblemDetail } from '../../../src/common/problem.js';
import { wordsOfDetail } from './detail.js';

interface Props {
  error: Error | null;
  /** Details that stand elsewhere already, such as beside their fields. */
  shown?: (detail: ProblemDetail) => boolean;
}

/** What went wrong, what to do about it, and the request to name where somebody is asked for help. */
export function ProblemAlert({ error, shown = () => false }: Props) {
  const { t } = useTranslation();
  if (!error) return null;
  if (!(error instanceof ApiProblem)) throw error;
  // Signing in again is asked for elsewhere, over the page.
  if (error.isSessionOver) return null;
  const details = error.details.filter((detail) => !shown(detail));
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      title={error.message}
      role="alert"
    >
      {error.advice && <Text size="sm">{error.advice}</Text>}
      {details.length > 0 && (
        <List size="sm">
          {details.map((detail) => (
            <List.Item key={detail.field + detail.code}>
              {detail.field ? `${detail.field}: ` : ''}
              {wordsOfDetail(detail)}
            </List.Item>
          ))}
        </List>
      )}
      {error.requestId && error.code === 'internal_error' && (
        <Text size="xs" mt={4}>
          {t('requestId')} <Code>{error.requestId}</Code>
        </Text>
      )}
    </Alert>
  );
}

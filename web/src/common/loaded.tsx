import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemState } from './problem-state.js';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** What stands there until the answer comes; lines of grey when absent. */
  waiting?: ReactNode;
}

/** What was asked of the server: grey lines until it answers, a way on where it does not. */
export function Loaded<T>({ query, children, waiting = <LoadingLines /> }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  return waiting;
}

export function LoadingLines({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 28 : 20} width={line % 3 === 2 ? '70%' : '100%'} />
      ))}
    </Stack>
  );
}

export const LoadingPage = () => <LoadingLines lines={9} />;

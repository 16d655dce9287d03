import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';
import { wordsOfDetail } from './detail.js';
import { downloadFile } from './download.js';

interface Props {
  path: string;
  query: object;
  children: string;
}

/** Saves a file of the server; a refusal is told until the reader closes it. */
export function DownloadButton({ path, query, children }: Props) {
  const download = useMutation({ mutationFn: () => downloadFile(path, query), onError: tell });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {children}
    </Button>
  );
}

function tell(error: Error): void {
  if (!(error instanceof ApiProblem)) throw error;
  if (error.isSessionOver) return;
  notifications.show({
    color: 'red',
    title: error.message,
    message: [...error.details.map(wordsOfDetail), error.advice].filter(Boolean).join(' '),
    autoClose: false,
  });
}

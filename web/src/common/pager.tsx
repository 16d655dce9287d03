import { Group, Pagination, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  /** How many there are on all pages, where that is known. */
  count: number | undefined;
  pages: number;
  page: number;
  onPage: (page: number) => void;
}

/** Under one page of records: how many there are in all, and the way to the others. */
export function Pager({ count, pages, page, onPage }: Props) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" p="md" gap="sm">
      <Text size="sm" c="dimmed" component="output">
        {count === undefined ? '' : t('records', { count })}
      </Text>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={onPage}
          size="sm"
          siblings={1}
          getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': t('pages.number', { page: number }) })}
        />
      )}
    </Group>
  );
}

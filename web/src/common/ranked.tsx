import { Progress, Stack, Table, Text } from '@mantine/core';

interface Props {
  label: string;
  /** The titles of the columns: of what, and what of it. */
  columns: readonly [string, string];
  rows: readonly { key: string; name: string; amount: string }[];
  written: (amount: string) => string;
}

/** Names with their amounts, the greatest first; a bar shows how each stands to the first. */
export function Ranked({ label, columns: [of, what], rows, written }: Props) {
  const greatest = Number(rows[0]?.amount ?? 0);
  const share = (amount: string) => (greatest > 0 ? Math.max(0, (Number(amount) / greatest) * 100) : 0);
  return (
    <Table aria-label={label} verticalSpacing={6} horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{of}</Table.Th>
          <Table.Th scope="col" ta="right">
            {what}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, name, amount }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={400} w="100%">
              <Stack gap={4}>
                <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <Progress value={share(amount)} size="sm" color="var(--chart-first)" aria-hidden />
              </Stack>
            </Table.Th>
            <Table.Td ta="right" className="numeric">
              {written(amount)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Names and values of a record, side by side where there is room. */
export function Facts({
  facts,
  cols = 3,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  cols?: number;
}) {
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: cols }} spacing="sm" verticalSpacing="sm">
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {value ?? '–'}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

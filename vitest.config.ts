import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const unit = { name: 'unit', include: ['src/**/*.spec.ts', 'web/src/**/*.spec.ts'] };
const system = {
  name: 'system',
  include: ['test/**/*.e2e-spec.ts', 'test/**/*.audit-spec.ts'],
  globalSetup: ['test/support/postgres.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // The worlds that tests build are their own; re-importing the frame for each file is the whole cost.
    isolate: false,
    // Every core tests: the default leaves one of two cores to a process that only waits.
    maxWorkers: availableParallelism(),
    setupFiles: ['test/support/metadata.ts'],
    // A page is read until it says what is expected: it may be drawn in parts, and the machine may be slow.
    expect: { poll: { timeout: 30_000, interval: 20 } },
    projects: [unit, system].map((test) => ({ extends: true, test })),
    coverage: {
      provider: 'istanbul',
      // What has a floor (scripts/lib/coverage.mjs), and no more: measuring all of src/ costs minutes.
      include: [
        'src/access/**/*.ts',
        'src/api-keys/**/*.ts',
        'src/invoices/totals.ts',
        'src/series/numbering.ts',
      ],
      exclude: ['src/**/*.module.ts', 'src/**/*.spec.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
});

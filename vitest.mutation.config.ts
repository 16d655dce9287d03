import { defineConfig } from 'vitest/config';

/** The specs that a mutation run repeats thousands of times: the quick ones, beside what they judge. */
export default defineConfig({
  test: {
    isolate: false,
    setupFiles: ['test/support/metadata.ts'],
    // Instrumented code is slower than the code itself.
    testTimeout: 60_000,
    include: [
      'src/access/**/*.spec.ts',
      'src/common/**/*.spec.ts',
      'src/invoices/*.spec.ts',
      'src/series/*.spec.ts',
    ],
    exclude: ['src/access/throttle/redis-storage.spec.ts'],
  },
});

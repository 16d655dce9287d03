import { defineConfig } from '@hey-api/openapi-ts';

/** The client of the console, made from the server's own reference; the paths are those of the project. */
export default defineConfig({
  input: './web/openapi.json',
  output: 'web/src/api/generated',
  logs: { file: false },
  plugins: ['@hey-api/typescript', '@hey-api/client-fetch', '@hey-api/sdk'],
});

// npm run test:docker: the whole test run against the PostgreSQL of docker-compose.yml.
import { exitWith, nodePath, run } from './lib.mjs';

const port = process.env.POSTGRES_PORT ?? '5433';
const on = (role, password) => `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;

Object.assign(process.env, {
  TEST_SUPERUSER_URL: on('postgres', process.env.POSTGRES_PASSWORD ?? 'postgres'),
  TEST_OWNER_URL: on('llavero_owner', process.env.LLAVERO_OWNER_PASSWORD ?? 'owner'),
  TEST_APP_URL: on('llavero_app', process.env.LLAVERO_APP_PASSWORD ?? 'app'),
});

await exitWith(async () => {
  const started = await run('docker', ['compose', 'up', '-d', '--wait', 'postgres']);
  return started || run(nodePath(), ['scripts/test.mjs', ...process.argv.slice(2)]);
});

import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, say } from './processes.mjs';

const HOLDERS = 'holders';
const RETRY_MS = 100;
const HEARTBEAT_MS = 5_000;
/** A lock without a heartbeat for so long is nobody's, whatever process has its holder's number by now. */
const STALE_MS = 60_000;

/**
 * Does the work when no other process does work of that name in this project. The lock lies outside of the
 * project, for the work may replace any folder in it. The work is given a function that names a process it
 * has started: while that one lives the lock holds, even if this process is killed.
 */
export async function withLock(name, work) {
  const project = createHash('sha256')
    .update(`${process.getuid?.() ?? userInfo().username} ${root}`)
    .digest('hex');
  const lock = join(tmpdir(), `llavero-${name}-${project.slice(0, 16)}`);
  let told = false;
  while (!take(lock)) {
    if (!told) say(`Waiting for another process that does the same (${name}) ...`);
    told = true;
    await delay(RETRY_MS);
  }
  const beat = () => unlessCode('ENOENT', () => utimesSync(lock, new Date(), new Date()));
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  try {
    return await work((pid) => appendFileSync(join(lock, HOLDERS), `${pid}\n`));
  } finally {
    clearInterval(heartbeat);
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  if (isStale(lock)) remove(lock);
  const taken = unlessCode('EEXIST', () => {
    mkdirSync(lock, { mode: 0o700 });
    return true;
  });
  if (taken) appendFileSync(join(lock, HOLDERS), `${process.pid}\n`);
  return Boolean(taken);
}

/** Of several that find it stale at once one moves it away, so that none removes the next holder's. */
function remove(lock) {
  const own = `${lock}.${process.pid}`;
  rmSync(own, { recursive: true, force: true });
  unlessCode('ENOENT', () => renameSync(lock, own));
  rmSync(own, { recursive: true, force: true });
}

function isStale(lock) {
  const age = unlessCode('ENOENT', () => Date.now() - statSync(lock).mtimeMs);
  if (age === undefined) return false;
  if (age > STALE_MS) return true;
  const holders =
    unlessCode('ENOENT', () => readFileSync(join(lock, HOLDERS), 'utf8').trim().split('\n')) ?? [];
  return (
    holders.length > 0 && !holders.some((pid) => unlessCode('ESRCH', () => process.kill(Number(pid), 0)))
  );
}

/** What `attempt` answers, or undefined when it fails in the way that was to be expected. */
function unlessCode(code, attempt) {
  try {
    return attempt();
  } catch (error) {
    if (error.code !== code) throw error;
    return undefined;
  }
}

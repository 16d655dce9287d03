// What Linux tells of a process in /proc.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICK_MS = 10;
const PAGE_BYTES = 4096;

/** Milliseconds of CPU of a process and its children so far; undefined where the system does not tell. */
export function cpuOf(pid) {
  const [user, system] = statOf(pid)?.slice(11, 13).map(Number) ?? [];
  if (user === undefined) return undefined;
  return childrenOf(pid).reduce((sum, child) => sum + (cpuOf(child) ?? 0), (user + system) * TICK_MS);
}

/** The same of an embedded PostgreSQL and all its connections, those that ended too. */
export function postmasterCpu(dataDir) {
  const pid = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0];
  const [user, system] = statOf(pid)?.slice(13, 15).map(Number) ?? [];
  return user === undefined ? undefined : cpuOf(pid) + (user + system) * TICK_MS;
}

/** Bytes of a process in memory. */
export const residentBytesOf = (pid) =>
  Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;

/** The fields behind the name of the program, which may hold anything. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  } catch {
    return undefined;
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

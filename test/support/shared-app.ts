import { ThrottlerStorage } from '@nestjs/throttler';
import { MemoryStorage } from '../../src/access/throttle/memory-storage.js';
import { Installation } from '../../src/database/installation.js';
import { startApp, TestApp } from './app.js';
import { createDatabase, SHARED } from './database.js';
import { temporaryFolder } from './temporary-folder.js';

/** A server that nobody closes: it ends with this process, its folder too, and its database with the run. */
export async function startSharedApp(): Promise<TestApp> {
  const { path: DATA_DIR } = await temporaryFolder('llavero-test-');
  return startApp({ DATA_DIR }, await createDatabase(SHARED));
}

/** The next file finds the server as this one did: switched on, with nothing counted against an address. */
export async function expectAsFound({ app }: TestApp): Promise<void> {
  if (!app.get(Installation).apiEnabled)
    throw new Error('The API of the shared server was left switched off.');
  const windows = app.get<MemoryStorage>(ThrottlerStorage)['windows'];
  const counted = [...windows].filter(([, { used }]) => used > 0).map(([key]) => key);
  // Told of once: the file that did it fails, and no other.
  windows.clear();
  if (counted.length > 0) throw new Error(`The shared server has counted ${counted.join(', ')}.`);
}

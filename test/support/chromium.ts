import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Browser, chromium } from 'playwright-core';
import { Program } from './processes.js';

/** Within the package that carries it packed, so that it leaves with its version. */
const PACKAGE = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium', import.meta.url));
const UNPACKED = join(PACKAGE, 'unpacked');

/** The package unpacks into the machine's folder for temporary files, and what a bare system lacks on Lambda alone. */
const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
const ON_LAMBDA = { AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };

let browser: Promise<Browser> | undefined;

/**
 * The one Chromium of this process, started at the first use. It ends with the process, however that ends: it is
 * killed by it, and where that fails it leaves by itself, as nobody is at the other end of its pipe.
 */
export function theBrowser(): Promise<Browser> {
  return (browser ??= launch());
}

async function launch(): Promise<Browser> {
  // Where the package has no binary for the machine, its owner names another.
  const { TEST_CHROMIUM } = process.env; // oxlint-disable-line node/no-process-env
  const args = ['--font-render-hinting=none'];
  if (TEST_CHROMIUM) return chromium.launch({ executablePath: TEST_CHROMIUM, args });
  await ensureUnpacked();
  const env = {
    HOME: UNPACKED,
    FONTCONFIG_PATH: UNPACKED,
    LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'),
  };
  return chromium.launch({ executablePath: join(UNPACKED, 'chromium'), args, env });
}

/** Several processes may do so at once: whoever is first puts the whole folder in its place. */
async function ensureUnpacked(): Promise<void> {
  if (existsSync(UNPACKED)) return;
  const folder = await mkdtemp(join(PACKAGE, 'unpacking-'));
  try {
    const { code, stderr } = await unpackInto(folder).ended;
    if (code !== 0) throw new Error(`Chromium was not unpacked:\n${stderr}`);
    await writeFile(join(folder, 'fonts.conf'), fontsIn(UNPACKED));
    await rename(folder, UNPACKED);
  } catch (error) {
    if (!existsSync(UNPACKED)) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unpackInto(folder: string): Program {
  return new Program(['--input-type=module', '--eval', UNPACK], { ...ON_LAMBDA, TMPDIR: folder }, PACKAGE);
}

/** The fonts of the package and no other: a page looks the same on every machine. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

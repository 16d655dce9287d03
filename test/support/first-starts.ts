import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';

const SOURCE = new URL('../../src/access/secret-file.ts', import.meta.url);

/** Waits at the barrier until everybody is there, asks for the secret of the next folder, and so on. */
const START = `
const { workerData, parentPort } = require('node:worker_threads');
const { dataDirs, barrier, workers } = workerData;
const arrived = new Int32Array(barrier);
parentPort.postMessage(dataDirs.map((dataDir, round) => {
  if (Atomics.add(arrived, round, 1) + 1 === workers) Atomics.notify(arrived, round);
  for (let seen; (seen = Atomics.load(arrived, round)) < workers; ) Atomics.wait(arrived, round, seen, 100);
  return exports.secretIn(dataDir, 'a-secret');
}));`;

/**
 * The secrets of several nodes that start for the first time on the same folders, in threads of their own and
 * at the same moment: for each node its secrets, by folder.
 */
export function firstStarts(dataDirs: string[], workers: number): Promise<string[][]> {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };
  const code = ts.transpile(readFileSync(SOURCE, 'utf8'), options) + START;
  const barrier = new SharedArrayBuffer(4 * dataDirs.length);
  const start = () =>
    new Promise<string[]>((resolve, reject) => {
      const worker = new Worker(code, { eval: true, workerData: { dataDirs, barrier, workers } });
      worker.once('message', resolve).once('error', reject);
    });
  return Promise.all(Array.from({ length: workers }, start));
}

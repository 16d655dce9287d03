// A load generator in a process of its own: N connections, one request in flight on each. It reads answers only as
// far as it must (the status, the length), so that what is measured is the server and not the client.
import { connect } from 'node:net';

/**
 * @typedef {object} Load
 * @property {number} port
 * @property {string[]} requests whole HTTP/1.1 requests, sent in turn
 * @property {number} connections
 * @property {number} seconds
 * @property {boolean} [once] sends each request once, however long that takes
 */

/** @param {Load} load */
async function run({ port, requests, connections, seconds, once }) {
  const bytes = requests.map((text) => Buffer.from(text));
  const latencies = [];
  const statuses = {};
  const end = performance.now() + seconds * 1000;
  let next = 0;
  const take = () => {
    if (once ? next === bytes.length : performance.now() >= end) return undefined;
    return bytes[next++ % bytes.length];
  };
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () =>
      converse(port, take, (status, ms) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        latencies.push(ms);
      }),
    ),
  );
  const took = (performance.now() - begun) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    answers: latencies.length,
    perSecond: latencies.length / took,
    p50: at(0.5),
    p99: at(0.99),
    statuses,
  };
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Sends what `take` gives, one after the other, until it gives nothing. */
function converse(port, take, answered) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let chunks = [];
    let received = 0;
    let wanted = 0;
    let status = 0;
    let sent = 0;
    const send = () => {
      const request = take();
      if (!request) {
        socket.end();
        return resolve(undefined);
      }
      sent = performance.now();
      socket.write(request);
    };
    const readHead = () => {
      const whole = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      chunks = [whole];
      const headEnd = whole.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = whole.toString('latin1', 0, headEnd);
      status = Number(head.slice(9, 12));
      wanted = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? NaN);
      if (Number.isNaN(wanted)) reject(new Error(`an answer without a length: ${head}`));
    };
    socket.on('connect', send);
    socket.on('error', reject);
    // Once all is sent this says nothing any more.
    socket.on('close', () => reject(new Error('the server hung up')));
    socket.on('data', (chunk) => {
      received += chunk.length;
      if (wanted === 0) {
        chunks.push(chunk);
        readHead();
      }
      if (wanted === 0 || received < wanted) return;
      answered(status, performance.now() - sent);
      [chunks, received, wanted] = [[], 0, 0];
      send();
    });
  });
}

process.on('message', (load) => {
  run(load).then(
    (result) => process.send(result),
    // The program that asked hears of the end, and reads why.
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});

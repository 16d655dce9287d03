// A loop on PostgreSQL itself, without any HTTP: connections that play turns, each awaiting the end of its own.

/**
 * @param {((turn: number) => Promise<unknown>)[]} players one for each connection
 * @param {number} seconds
 */
export async function playTurns(players, seconds) {
  const latencies = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let turns = 0;
  await Promise.all(
    players.map(async (play) => {
      for (let start = begun; start < end; start = performance.now()) {
        await play(turns++);
        latencies.push(performance.now() - start);
      }
    }),
  );
  const took = (performance.now() - begun) / 1000;
  latencies.sort((one, other) => one - other);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return {
    answers: latencies.length,
    perSecond: latencies.length / took,
    p50: at(0.5),
    p99: at(0.99),
    statuses: { done: latencies.length },
  };
}

/** Answers each message of the program that started this one with what comes of it, after telling it that it is there. */
export function serveMessages(run, told = {}) {
  process.on('message', (message) => {
    run(message).then(
      (result) => process.send(result),
      // The program that asked hears of the end, and reads why.
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  });
  process.send(told);
}

/**
 * @typedef {{ text: string, values: (string | null)[] }} Statement
 * @typedef {Statement[]} Trip a round trip: its statements are one transaction
 * @typedef {object} Loop
 * @property {Trip[][]} requests the trips of each turn, played one turn after the other
 * @property {number} connections
 * @property {number} seconds
 */

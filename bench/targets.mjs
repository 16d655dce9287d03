// What each figure has to be: a ratio of rates at least so much, a ratio of times or an amount at most so much.

export const TARGETS = {
  'list beside a bare route': { atLeast: 1.5 },
  'list beside itself made public': { atLeast: 0.92 },
  'list beside a pg loop': { atLeast: 0.6 },
  'one record beside a bare route': { atLeast: 1 },
  'invoice beside a plain handler': { atLeast: 1.8 },
  'invoice beside the protocol alone': { atLeast: 0.7 },
  'invoice beside the protocol alone, one company': { atLeast: 0.7 },
  'who a key is, beside better-auth': { atLeast: 5 },
  'unknown key, its cost beside that of a success': { atMost: 1 },
  'malformed key, its cost beside that of a success': { atMost: 1 },
  'a client alone, times as fast as beside a flood from one address': { atMost: 1.5 },
  'a client alone, times as fast as beside a flood from many addresses': { atMost: 1.5 },
  'p99 of the list at the largest size beside the smallest': { atMost: 1.3 },
  'statements that authentication adds, warm': { atMost: 0 },
  'statements that authentication adds, cold': { atMost: 1 },
  'statements of activity and usage in 5 s': { atMost: 1 },
  'growth of memory over the soak, share of it': { atMost: 0.1 },
  'seconds that a start with all keys takes longer': { atMost: 3 },
  'FacturaScripts list, share of successes': { atLeast: 1 },
  'crearFacturaCliente, share of successes': { atLeast: 1 },
  'two processes on the list': { atLeast: 1.1 },
  'two processes on clients': { atLeast: 1.3 },
  'two processes on products': { atLeast: 1.3 },
  'two processes on taxes': { atLeast: 1.3 },
};

/** @returns {{ target?: string, reached?: boolean }} the target in words, and whether the figure is there */
export function judged({ name, value }) {
  const { atLeast, atMost } = TARGETS[name] ?? {};
  if (atLeast !== undefined) return { target: `>= ${atLeast}`, reached: value >= atLeast };
  if (atMost !== undefined) return { target: `<= ${atMost}`, reached: value <= atMost };
  return {};
}

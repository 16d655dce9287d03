import type { ApiProblem } from '../api/problem.js';

type Listener = () => void;

const listeners = new Set<Listener>();
let problem: ApiProblem | null = null;

function set(next: ApiProblem | null): void {
  problem = next;
  for (const listener of listeners) listener();
}

/** Why the session ended under a page that is open, until the person signs in again; a store for React. */
export const sessionOver = {
  tell: (why: ApiProblem) => set(why),
  forget: () => set(null),
  get: () => problem,
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

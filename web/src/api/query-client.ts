import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionOver } from '../session/session-over.js';
import { ApiProblem } from './problem.js';

const RETRIED = 2;

const isFleeting = (error: unknown) =>
  error instanceof ApiProblem && (error.code === 'unreachable' || error.code === 'unavailable');

function tellOfEnd(error: unknown): void {
  if (error instanceof ApiProblem && error.isSessionOver) sessionOver.tell(error);
}

/** What the server answered, remembered by keys that begin with the name of a resource. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellOfEnd }),
  mutationCache: new MutationCache({ onError: tellOfEnd }),
  defaultOptions: {
    // Whether a server can be reached, a browser does not know: what is asked for is sent, and fails where nobody answers.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (count, error) => count < RETRIED && isFleeting(error),
    },
  },
});

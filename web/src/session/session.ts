import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { roleAllows } from '../../../src/access/roles.js';
import type { Action, ResourceName } from '../../../src/access/resources.js';
import { answer } from '../api/client.js';
import { authLogin, authLogout, authMe, authSwitchCompany } from '../api/generated/index.js';
import type { LoginDto, ProfileView } from '../api/generated/index.js';
import { ApiProblem } from '../api/problem.js';
import { sessionOver } from './session-over.js';

/** Says that somebody signed in from here: without it nobody is asked for, and no 401 stands in the console. */
const HINT = 'llavero-signed-in';

const SESSION = ['session'] as const;

export const session = queryOptions({
  queryKey: SESSION,
  queryFn: currentProfile,
  staleTime: Infinity,
});

const isOfCompany = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== SESSION[0];

/** Who is signed in; null for nobody. */
async function currentProfile(): Promise<ProfileView | null> {
  if (!localStorage.getItem(HINT)) return null;
  try {
    return await answer(authMe());
  } catch (error) {
    if (!(error instanceof ApiProblem && error.isSessionOver)) throw error;
    localStorage.removeItem(HINT);
    return null;
  }
}

export const useSession = () => useQuery(session);

/** The person who is signed in; only under `Guarded`. */
export function useProfile(): ProfileView {
  const { data } = useSuspenseQuery(session);
  if (!data) throw new Error('nobody is signed in');
  return data;
}

/** Whether the signed-in person's role opens this; the server decides again at every request. */
export function useMay(): (resource: ResourceName, action?: Action) => boolean {
  const { user } = useProfile();
  return (resource, action = 'read') => roleAllows(user.role, resource, action);
}

/** Goes on as the profile says: what was read of another company or person is forgotten. */
function useEnter() {
  const queries = useQueryClient();
  return (profile: ProfileView) => {
    localStorage.setItem(HINT, 'yes');
    const before = queries.getQueryData<ProfileView | null>(SESSION);
    queries.setQueryData<ProfileView | null>(SESSION, profile);
    sessionOver.forget();
    const isSame = before?.user.id === profile.user.id && before.company.id === profile.company.id;
    if (isSame) return queries.invalidateQueries({ predicate: isOfCompany });
    queries.removeQueries({ predicate: isOfCompany });
  };
}

export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (credentials: LoginDto) => answer(authLogin({ body: credentials })),
    onSuccess: enter,
  });
}

export function useSwitchCompany() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (companyId: number) => answer(authSwitchCompany({ body: { companyId } })),
    onSuccess: enter,
  });
}

/** Forgets who was signed in here, and all that they saw. */
export function useLeave() {
  const queries = useQueryClient();
  return () => {
    localStorage.removeItem(HINT);
    sessionOver.forget();
    queries.setQueryData<ProfileView | null>(SESSION, null);
    queries.removeQueries({ predicate: isOfCompany });
  };
}

export function useSignOut() {
  const leave = useLeave();
  return useMutation({
    mutationFn: () => answer(authLogout()),
    // A session that ended before is left all the same.
    onSettled: (_answer, error) => {
      if (!error || (error instanceof ApiProblem && error.isSessionOver)) leave();
    },
  });
}

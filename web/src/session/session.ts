import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { GRANULAR_PERMISSIONS } from '../../../src/access/granular-permissions.js';
import { holdsEveryPermission, roleAllows } from '../../../src/access/roles.js';
import type { Action, ResourceName } from '../../../src/access/resources.js';
import { answer } from '../api/client.js';
import { authLogin, authLogout, authMe, authSwitchCompany } from '../api/generated/index.js';
import type { LoginDto, ProfileView } from '../api/generated/index.js';
import { ApiProblem } from '../api/problem.js';
import { presence } from './presence.js';
import { sessionOver } from './session-over.js';

const SESSION = ['session'] as const;

export const session = queryOptions({
  queryKey: SESSION,
  queryFn: currentProfile,
  staleTime: Infinity,
});

const isOfCompany = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== SESSION[0];

/** Who is signed in; null for nobody. */
async function currentProfile(): Promise<ProfileView | null> {
  if (!presence.get()) return null;
  try {
    const profile = await answer(authMe());
    presence.tell(profile);
    return profile;
  } catch (error) {
    if (!(error instanceof ApiProblem && error.isSessionOver)) throw error;
    presence.forget();
    return null;
  }
}

export const useSession = () => useQuery(session);

/** Who is signed in, as the page that is drawn knows it: whoever leaves takes the page along, not a part of it. */
export const Profile = createContext<ProfileView | null>(null);

/** The person who is signed in; only under `Guarded`. */
export function useProfile(): ProfileView {
  const profile = useContext(Profile);
  if (!profile) throw new Error('nobody is signed in');
  return profile;
}

/** Whether the role and the permissions of the signed-in person open this; the server decides again at every request. */
export function useMay(): (resource: ResourceName, action?: Action) => boolean {
  const { user } = useProfile();
  return (resource, action = 'read') =>
    roleAllows(user.role, resource, action) && holdsPermissionOf(user, resource);
}

function holdsPermissionOf({ role, permissions }: ProfileView['user'], resource: ResourceName): boolean {
  const needed = Object.entries(GRANULAR_PERMISSIONS).filter(([, opens]) => opens === resource);
  return holdsEveryPermission(role) || needed.every(([word]) => permissions.includes(word));
}

/** Goes on as the profile says: what was read of another company or person is forgotten. */
function useEnter() {
  const queries = useQueryClient();
  return (profile: ProfileView) => {
    presence.tell(profile);
    const before = queries.getQueryData<ProfileView | null>(SESSION);
    queries.setQueryData<ProfileView | null>(SESSION, profile);
    sessionOver.forget();
    const isSame = before?.user.id === profile.user.id && before.company.id === profile.company.id;
    if (isSame) return queries.invalidateQueries({ predicate: isOfCompany });
    queries.removeQueries({ predicate: isOfCompany });
  };
}

/** Signs in where the person was last, or to a company that is named, where they may enter it. */
export function useSignIn(companyId?: number) {
  const enter = useEnter();
  return useMutation({
    mutationFn: async (credentials: LoginDto) => {
      const profile = await answer(authLogin({ body: credentials }));
      const isElsewhere = companyId !== undefined && profile.company.id !== companyId;
      if (!isElsewhere || !profile.companies.some(({ id }) => id === companyId)) return profile;
      return answer(authSwitchCompany({ body: { companyId } }));
    },
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

/** Goes on as whoever, and wherever, another window of this browser is. */
export function useFollow() {
  const [enter, leave] = [useEnter(), useLeave()];
  return useMutation({
    mutationFn: currentProfile,
    onSuccess: (profile) => (profile ? enter(profile) : leave()),
  });
}

/** Forgets who was signed in here, and all that they saw. */
export function useLeave() {
  const queries = useQueryClient();
  return () => {
    presence.forget();
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

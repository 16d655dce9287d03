import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { tellProblem } from '../common/tell-problem.js';
import { useProfile, useSignOut, useSwitchCompany } from '../session/session.js';

/** What ends everything that is open. */
type Errand = { signOut: true } | { company: number };

const START = '/';

/** Leaves the page first, which asks where something would be lost, and then does it. */
export function useErrand(): (errand: Errand) => void {
  const navigate = useNavigate();
  return (errand) => void navigate(START, { state: { errand } });
}

/** Does what was to be done once the page was left; once for the shell. */
export function useErrands(): void {
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { errand?: Errand } | null };
  const { company } = useProfile();
  const [signOut, switchCompany] = [useSignOut(), useSwitchCompany()];
  const run = useEffectEvent((errand: Errand) => {
    const told = { onError: tellProblem };
    void navigate(START, { replace: true });
    if ('signOut' in errand) signOut.mutate(undefined, told);
    else if (errand.company !== company.id) switchCompany.mutate(errand.company, told);
  });
  const errand = state?.errand;
  useEffect(() => {
    if (errand) run(errand);
  }, [errand]);
}

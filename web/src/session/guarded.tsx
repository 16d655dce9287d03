import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { ProblemState } from '../common/problem-state.js';
import { Shell } from '../shell/shell.js';
import { Elsewhere } from './elsewhere.js';
import { presenceOf } from './presence.js';
import { Profile, useSession } from './session.js';
import { SignInAgain } from './sign-in-again.js';

/** Everything but the sign-in page: whoever is not signed in goes there first, and then on to where they were. */
export function Guarded() {
  const { t } = useTranslation();
  const { data: profile, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  if (error)
    return (
      <Center component="main" mih="100vh" p="md">
        <ProblemState error={error} onRetry={() => void refetch()} />
      </Center>
    );
  if (profile === undefined)
    return (
      <Center component="main" mih="100vh">
        <Loader aria-label={t('loading')} />
      </Center>
    );
  if (!profile) return <Navigate to="/sign-in" state={{ from: pathname + search }} replace />;
  return (
    <Profile value={profile}>
      {/* Another person or company is another console: nothing of the one before stays on the screen. */}
      <Shell key={presenceOf(profile)} />
      <Elsewhere />
      <SignInAgain />
    </Profile>
  );
}

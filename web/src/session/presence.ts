import type { ProfileView } from '../api/generated/index.js';

/** Says who is signed in from here, and where: without it nobody is asked for, and no 401 stands in the console. */
const STORED_AS = 'llavero-signed-in';

type Presence = Pick<ProfileView, 'user' | 'company'>;

export const presenceOf = ({ user, company }: Presence) => `${user.id}@${company.id}`;

/** The cookie is one for all windows: what one of them does, the others learn from this; a store for React. */
export const presence = {
  get: () => localStorage.getItem(STORED_AS),
  tell: (profile: Presence) => localStorage.setItem(STORED_AS, presenceOf(profile)),
  forget: () => localStorage.removeItem(STORED_AS),
  subscribe: (listener: () => void) => {
    addEventListener('storage', listener);
    return () => removeEventListener('storage', listener);
  },
};

/** Whether two of them are of the same person. */
export const isSamePerson = (one: string, other: string) => one.split('@')[0] === other.split('@')[0];

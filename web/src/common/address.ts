import { useSearchParams } from 'react-router';

/** New values of parameters; empty ones are left out of the address. */
export type AddressChanges = Record<string, string | null | undefined>;

/** The parameters of the address, and how to change some of them. A change takes the place of the page before. */
export function useAddress(): [URLSearchParams, (changes: AddressChanges) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = (changes: AddressChanges) => {
    // Of the address itself: what was drawn last may lack a change that was made since.
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParameters(next, { replace: true });
  };
  return [parameters, change];
}

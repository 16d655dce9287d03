import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { record } from '../api/client.js';
import { auditVerify } from '../api/generated/index.js';
import type { AuditVerdict } from '../api/generated/index.js';

/** Verifies the whole log, part by part, and tells how far it is. */
export function useVerification() {
  const [reached, setReached] = useState<AuditVerdict>();
  const verify = useMutation({
    mutationFn: async () => {
      setReached(undefined);
      let verdict = await record(auditVerify());
      while (verdict.valid && verdict.checked_through < verdict.events) {
        setReached(verdict);
        verdict = await record(auditVerify({ query: { after: verdict.checked_through } }));
      }
      return verdict;
    },
  });
  return { verify, reached };
}

import { queryOptions } from '@tanstack/react-query';
import { record } from '../api/client.js';
import { reportsList, reportsRun } from '../api/generated/index.js';
import type { Report } from '../api/generated/index.js';

export const REPORTS = 'reports';

export type ReportParameters = Readonly<Record<string, string>>;
export type ReportRow = Report['rows'][number];

export const templates = queryOptions({
  queryKey: [REPORTS, 'templates'],
  queryFn: () => record(reportsList()),
});

/** Long enough for a way there and back; a report may have tens of thousands of rows. */
const KEPT_MS = 60_000;

/** What the books say now; not asked for again while the reader looks at it. */
export const report = (name: string, parameters: ReportParameters) =>
  queryOptions({
    queryKey: [REPORTS, 'run', name, parameters],
    queryFn: () => record(reportsRun({ path: { name }, query: parameters })),
    staleTime: 0,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
  });

export const fileOf = (name: string) => `/api/v1/reports/${encodeURIComponent(name)}`;

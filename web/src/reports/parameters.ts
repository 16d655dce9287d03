import { useSearchParams } from 'react-router';
import type { TemplateView } from '../api/generated/index.js';
import { todayIn } from '../common/days.js';
import { useProfile } from '../session/session.js';
import { periodsOn } from './periods.js';
import type { ReportParameters } from './reports.js';

/** What most people want of a report: this quarter, or the last twelve months where it is by month. */
function usualParameters({ name, parameters }: TemplateView, today: string): ReportParameters {
  const { lastTwelve, thisQuarter } = periodsOn(today);
  const usual: ReportParameters = { ...(name === 'sales-by-month' ? lastTwelve : thisQuarter), as_of: today };
  return Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      parameter.default ?? usual[parameter.name] ?? parameter.choices?.[0] ?? '',
    ]),
  );
}

/** What the report is asked for: as the URL says, and what most people want where it says nothing. */
export function useParameters(template: TemplateView) {
  const { company } = useProfile();
  const [inUrl, setInUrl] = useSearchParams();
  const usual = usualParameters(template, todayIn(company.timezone));
  const parameters: ReportParameters = Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, inUrl.get(name) ?? value]),
  );
  return { parameters, ask: (next: ReportParameters) => setInUrl({ ...next }) };
}

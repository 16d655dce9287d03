import { useTranslation } from 'react-i18next';
import { isEvent } from './events.js';

/** What an event is called; one of another version keeps its name. */
export function useEventWords(): (event: string) => string {
  const { t } = useTranslation('webhooks');
  return (event) => (isEvent(event) ? t(`event.${event}`) : event);
}

import type { UseFormReturnType } from '@mantine/form';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Webhook } from './webhooks.js';

/** What is entered about a webhook. */
export type WebhookValues = Pick<Webhook, 'name' | 'url' | 'events'>;

export type WebhookForm = UseFormReturnType<WebhookValues>;

const isWebAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);

export function useWebhookForm(initialValues: WebhookValues): WebhookForm {
  const { t } = useTranslation('webhooks');
  return useForm<WebhookValues>({
    initialValues,
    validate: {
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      url: (value) => (isWebAddress(value.trim()) ? null : t('urlNeeded')),
    },
    transformValues: ({ name, url, events }) => ({ name, url: url.trim(), events }),
  });
}

import { Anchor, Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PROBLEMS } from '../../../src/common/problem.js';
import type { AuditEvent } from '../api/generated/index.js';
import { language } from '../i18n/i18n.js';
import type { Names } from './names.js';

type Spelled<Action extends string> = Action extends `${infer What}.${infer Happened}`
  ? `${What}_${Happened}`
  : never;

/** An action as the words spell it. */
export const wordOf = <Action extends AuditEvent['action']>(action: Action) =>
  action.replace('.', '_') as Spelled<Action>;

/** An event as a sentence; keys lead to their pages. */
export function EventSentence({ event, names }: { event: AuditEvent; names: Names }) {
  const { t } = useTranslation('audit');
  const { count, reason } = event.details as { count?: number; reason?: keyof typeof PROBLEMS };
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Trans
        t={t}
        i18nKey={`sentences.${wordOf(event.action)}`}
        count={count ?? 1}
        values={{ reason: reason ? PROBLEMS[reason][language()] : t('sentences.manyReasons') }}
        components={{
          actor: <Actor event={event} names={names} />,
          subject: <Subject event={event} names={names} />,
        }}
      />
    </Text>
  );
}

interface Props {
  event: AuditEvent;
  names: Names;
}

function Actor({ event: { actor_kind: kind, actor_key_id: keyId, actor_user_id: userId }, names }: Props) {
  const { t } = useTranslation('audit');
  switch (kind) {
    case 'api-key':
      return <KeyName id={keyId} names={names} />;
    case 'session-token':
      return <Trans t={t} i18nKey="tokenOf" components={{ subject: <KeyName id={keyId} names={names} /> }} />;
    case 'web-session':
      return <strong>{userId === null ? t('actors.nobody') : names.person(userId)}</strong>;
    case 'global-key':
      return <strong>{t('actors.globalKey')}</strong>;
    case 'operator':
    case 'nobody':
    case 'several':
      return <strong>{t(`actors.${kind}`)}</strong>;
  }
}

function Subject({ event: { subject_type: type, subject_id: id }, names }: Props) {
  if (type === 'api_key') return <KeyName id={id} names={names} />;
  return type === 'user' && id !== null && <strong>{names.person(id)}</strong>;
}

function KeyName({ id, names }: { id: number | null; names: Names }) {
  if (id === null) return null;
  return (
    <Anchor component={Link} to={`/integrations/${id}`} fw={600} size="sm">
      {names.key(id)}
    </Anchor>
  );
}

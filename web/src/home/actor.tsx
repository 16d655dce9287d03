import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { record } from '../api/client.js';
import { apiKeysGet } from '../api/generated/index.js';
import type { AuditEvent } from '../api/generated/index.js';
import { usePersonName } from '../common/people.js';

/** Who did something, by the name of the key or of the person, and where that is found. */
export function Actor({ event: { actor_kind, actor_key_id, actor_user_id } }: { event: AuditEvent }) {
  const { t } = useTranslation('home');
  if (actor_key_id !== null) return <Key id={actor_key_id} />;
  if (actor_user_id !== null) return <Person id={actor_user_id} />;
  return t(`actors.${actor_kind}`, { id: '' });
}

function Key({ id }: { id: number }) {
  const { t } = useTranslation('home');
  const { data } = useQuery({
    queryKey: ['api-keys', String(id)],
    queryFn: () => record(apiKeysGet({ path: { id } })),
  });
  return (
    <Anchor component={Link} to={`/integrations/${id}`} size="sm">
      {data?.name ?? t('actors.api-key', { id })}
    </Anchor>
  );
}

function Person({ id }: { id: number }) {
  const { t } = useTranslation('home');
  return usePersonName()(id) ?? t('actors.web-session', { id });
}

import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiKeyView } from '../api/generated/index.js';
import { useNames } from '../audit/names.js';
import type { Names } from '../audit/names.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';

/** Where from, how long, for whom and by whom. */
export function KeyFacts({ row }: { row: ApiKeyView }) {
  const { t } = useTranslation('integrations');
  const { moment, number } = useFormats();
  const names = useNames();
  const { rate_limit: limit, rotated_from_id: from } = row;
  return (
    <Facts
      facts={[
        [
          t('key.prefix'),
          <Text key="prefix" span size="sm" className="secret">
            {row.prefix}…
          </Text>,
        ],
        [t('columns.format'), t(`formats.${row.format}`)],
        [t('columns.lastUse'), row.last_activity_at ? moment(row.last_activity_at) : t('neverUsed')],
        [t('key.address'), row.last_ip],
        [t('columns.expires'), row.expires_at ? moment(row.expires_at) : t('never')],
        [t('form.user'), row.user_id === null ? t('form.nobody') : names.person(row.user_id)],
        [t('form.allowlist'), row.allow_ips.join(', ') || t('key.anywhere')],
        [
          t('form.limit'),
          limit === null
            ? t('form.limitKinds.usual')
            : limit.calls === 0
              ? t('form.limitKinds.none')
              : t('key.callsPer', { calls: number(limit.calls), seconds: number(limit.seconds) }),
        ],
        [t('key.madeBy'), <Maker key="maker" row={row} names={names} />],
        [t('columns.created'), moment(row.created_at)],
        [t('key.changed'), moment(row.updated_at)],
        ...(row.revoked_at
          ? [[t(row.status === 'revoked' ? 'key.revoked' : 'key.ends'), moment(row.revoked_at)] as const]
          : []),
        ...(from === null
          ? []
          : [[t('key.replaces'), <KeyLink key="from" id={from} names={names} />] as const]),
      ]}
    />
  );
}

function Maker({ row, names }: { row: ApiKeyView; names: Names }) {
  const { t } = useTranslation('integrations');
  if (row.maker_key_id !== null) return <KeyLink id={row.maker_key_id} names={names} />;
  return row.maker_user_id === null ? t('key.operator') : names.person(row.maker_user_id);
}

function KeyLink({ id, names }: { id: number; names: Names }) {
  return (
    <Anchor component={Link} to={`/integrations/${id}`} size="sm">
      {names.keyInFull(id)}
    </Anchor>
  );
}

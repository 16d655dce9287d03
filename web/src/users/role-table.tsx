import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FACTURASCRIPTS_RESOURCE_NAMES } from '../../../src/access/facturascripts-resources.js';
import { GRANULAR_PERMISSIONS } from '../../../src/access/granular-permissions.js';
import type { GranularPermission } from '../../../src/access/granular-permissions.js';
import { ACTIONS } from '../../../src/access/resources.js';
import type { ResourceName } from '../../../src/access/resources.js';
import { holdsEveryPermission, roleAllows, ROLES } from '../../../src/access/roles.js';
import type { Role } from '../../../src/access/roles.js';
import { en } from './words.js';

type Row = keyof typeof en.resources;

const ROWS = Object.keys(en.resources) as Row[];

/** Books that only FacturaScripts names all open in the same way. */
const resourceOf = (row: Row): ResourceName => (row === 'others' ? FACTURASCRIPTS_RESOURCE_NAMES[0]! : row);

/** What each role opens by itself, as the server decides it. */
export function RoleTable() {
  const { t } = useTranslation(['users', 'shell']);
  const say = useSayHeld();
  return (
    <Table.ScrollContainer minWidth={640} type="native" tabIndex={0}>
      <Table aria-label={t('roles')} verticalSpacing={6} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('resource')}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} scope="col">
                {t(`shell:roles.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map((row) => (
            <Table.Tr key={row}>
              <Table.Th scope="row" fw={400}>
                {t(`resources.${row}`)}
              </Table.Th>
              {ROLES.map((role) => (
                <Table.Td key={role}>{say(role, resourceOf(row))}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useSayHeld() {
  const { t } = useTranslation('users');
  return (role: Role, resource: ResourceName) => {
    const held = ACTIONS.filter((action) => roleAllows(role, resource, action));
    if (held.length === 0)
      return (
        <Text span size="sm" c="dimmed">
          {t('nothing')}
        </Text>
      );
    const isRead = held.length === 1 && held[0] === 'read';
    const what =
      held.length === ACTIONS.length
        ? t('everything')
        : isRead
          ? t('reads')
          : held.map((action) => t(`actions.${action}`)).join(', ');
    const word = permissionOf(resource);
    if (!word || holdsEveryPermission(role)) return what;
    return t('withPermission', { what, permission: t(`words.${word}`) });
  };
}

const permissionOf = (resource: ResourceName) =>
  (Object.keys(GRANULAR_PERMISSIONS) as GranularPermission[]).find(
    (word) => GRANULAR_PERMISSIONS[word] === resource,
  );

import { Injectable } from '@nestjs/common';
import { Resource, WebSessionOnly } from '../../../access/route-policy.js';
import { Problem } from '../../../common/problem.js';
import { FeatureWriter } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { MappedResource } from './mapped-resource.js';
import { dayOf, momentOf } from './sql.js';

const PEOPLE = `(
  SELECT m.company_id, m.user_id AS id, u.email, m.role, m.active, m.created_at, s.last_used_at, s.address, s.user_agent
  FROM memberships m JOIN users u ON u.id = m.user_id
  LEFT JOIN LATERAL (
    SELECT w.last_used_at, w.address, w.user_agent FROM web_sessions w
    WHERE w.company_id = m.company_id AND w.user_id = m.user_id ORDER BY w.last_used_at DESC LIMIT 1
  ) s ON true) t`;

const MOST_OF_BROWSER = 200;

/**
 * The people of the company, each called by the address of mail, and what their last session here was. `level` is 99
 * for proprietors and administrators, 50 for accountants, 10 for viewers.
 */
const mapping: Mapping = {
  name: 'users',
  from: PEOPLE,
  id: 't.id',
  key: 't.email',
  columns: {
    nick: 't.email',
    email: 't.email',
    enabled: 't.active',
    admin: `t.role IN ('proprietor', 'administrator')`,
    level: `CASE t.role WHEN 'accountant' THEN 50 WHEN 'viewer' THEN 10 ELSE 99 END`,
    creationdate: dayOf('t.created_at'),
    idempresa: 't.company_id',
    langcode: `'es_ES'`,
    lastactivity: momentOf('t.last_used_at'),
    lastip: 't.address',
    lastbrowser: `left(t.user_agent, ${MOST_OF_BROWSER})`,
  },
};

/** Who works here is decided by people alone: no key gets as far as this. */
@Injectable()
export class UsersWriter implements FeatureWriter {
  readonly create = refuse;
  readonly update = refuse;
  readonly remove = refuse;
}

function refuse(): Promise<never> {
  return Promise.reject(new Problem('web_session_required'));
}

export const USERS: MappedResource = {
  mapping,
  singular: 'user',
  access: Resource('users'),
  writes: WebSessionOnly('users'),
  writer: UsersWriter,
};

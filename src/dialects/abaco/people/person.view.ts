import { UserListQuery } from '../../../users/user.dto.js';
import { UserOfCompany } from '../../../users/user.view.js';
import { moment } from '../wire.js';
import { PersonListQuery } from './person.dto.js';

export function userQuery(query: PersonListQuery): UserListQuery {
  const { role, active } = query;
  return { ...query.toListQuery(), role, active };
}

export function personView(user: UserOfCompany) {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    active: user.active,
    permissions: user.permissions,
    createdAt: moment(user.created_at),
    updatedAt: moment(user.updated_at),
  };
}

export function permissionsView({ id, role, active, permissions }: UserOfCompany) {
  return { userId: id, role, active, permissions };
}

import { judged } from '../common/validation.js';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyPolicyDto, CreateCompanyDto } from '../companies/company.dto.js';
import { AccountsService } from '../users/accounts.service.js';
import { hashPassword, weaknessOf } from '../users/password.js';
import { CreateUserDto } from '../users/user.dto.js';
import { UsersService } from '../users/users.service.js';
import { Command, Input, UsageError } from './command.js';
import { idOf, required } from './input.js';
import { inCompany } from './lookup.js';

/** Companies and the people in them. */
export const COMPANY_COMMANDS: readonly Command[] = [
  {
    name: 'companies create',
    synopsis: '--name N --tax-id T --country ES',
    summary: 'a new company with the taxes, series and payment methods of its country',
    positionals: 0,
    options: { name: { type: 'string' }, 'tax-id': { type: 'string' }, country: { type: 'string' } },
    run: async (services, { options }) => {
      const values = { name: options.name, tax_id: options['tax-id'], country: options.country };
      const { id, uuid, name } = await services
        .get(CompaniesService)
        .create(await judged(CreateCompanyDto, values));
      return { id, uuid, name };
    },
  },
  {
    name: 'companies policy',
    synopsis: 'ID [--key-deletes forbidden|granted] [--key-management web-session|granted]',
    summary: 'what keys of the company may do beyond their grants',
    positionals: 1,
    options: { 'key-deletes': { type: 'string' }, 'key-management': { type: 'string' } },
    run: async (services, { positionals: [company], options }) => {
      const id = idOf(company, 'ID');
      const values = { key_deletes: options['key-deletes'], key_management: options['key-management'] };
      const policy = await judged(CompanyPolicyDto, values);
      return inCompany(services, id, () => services.get(CompaniesService).setPolicy(id, policy));
    },
  },
  {
    name: 'users create',
    synopsis: '--company ID --email E --role proprietor|administrator|accountant|viewer [--name N]',
    summary:
      'a person with a membership; the password on standard input is for a new account, an account that exists keeps its own',
    positionals: 0,
    options: {
      company: { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
    },
    run: async (services, input) => {
      const company = idOf(required(input, 'company'), '--company');
      const email = required(input, 'email');
      const user = await judged(CreateUserDto, {
        email,
        role: input.options.role,
        name: input.options.name ?? email.split('@', 1)[0],
      });
      const hash = await passwordHash(input);
      const created = await inCompany(services, company, () =>
        services.get(UsersService).add(user, 'proprietor', hash),
      );
      return { id: created.id, email: created.email, role: created.role };
    },
  },
  {
    name: 'users password',
    synopsis: '--email E',
    summary: 'a new password (on standard input) for somebody who lost theirs; it ends all their sessions',
    positionals: 0,
    options: { email: { type: 'string' } },
    run: async (services, input) => {
      const email = required(input, 'email');
      const account = await services.get(AccountsService).resetPassword(email, await passwordHash(input));
      if (!account) throw new Error(`Nobody has the address ${email}.`);
      return { id: account.id, email: account.email };
    },
  },
];

/** The password on standard input, as it is stored. */
async function passwordHash(input: Input): Promise<string> {
  const password = await input.secret();
  const weakness = weaknessOf(password);
  if (weakness) throw new UsageError(weakness);
  return hashPassword(password);
}

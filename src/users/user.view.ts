import { OmitType } from '@nestjs/swagger';
import { Membership } from './user.entity.js';

/** A person as a company sees one: the account's id and address, and what the membership says. */
export class UserOfCompany extends OmitType(Membership, ['company_id', 'user_id', 'generation']) {
  id: number;
  uuid: string;
  email: string;
}

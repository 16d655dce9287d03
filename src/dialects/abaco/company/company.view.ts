import { UpdateCompanyDto } from '../../../companies/company.dto.js';
import { Company } from '../../../companies/company.entity.js';
import { moment } from '../wire.js';
import { UpdateCurrentCompanyDto } from './company.dto.js';

export function currentCompanyView(company: Company) {
  return {
    id: company.id,
    name: company.name,
    taxId: company.tax_id,
    country: company.country,
    currency: company.currency,
    timezone: company.timezone,
    address: company.address,
    postalCode: company.postal_code,
    city: company.city,
    province: company.province,
    email: company.email,
    phone: company.phone,
    keyDeletes: company.key_deletes,
    keyManagement: company.key_management,
    createdAt: moment(company.created_at),
    updatedAt: moment(company.updated_at),
  };
}

export function companyValues({ taxId, postalCode, ...same }: UpdateCurrentCompanyDto): UpdateCompanyDto {
  return { ...same, tax_id: taxId, postal_code: postalCode };
}

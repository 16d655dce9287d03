import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompaniesService } from '../companies/companies.service.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';

/** Runs `work` for the operator in the company of that id. Rejects with a sentence when there is none. */
export function inCompany<T>(
  services: INestApplicationContext,
  id: number,
  work: () => Promise<T>,
): Promise<T> {
  return services.get(CompanyScope).asOperator(id, async () => {
    await services
      .get(CompaniesService)
      .get(id)
      .catch(unlessMissing(`There is no company ${id}.`));
    return work();
  });
}

/** Runs `work` in the company that has the key of that id. Rejects with a sentence when none has. */
export async function inCompanyOfKey<T>(
  services: INestApplicationContext,
  id: number,
  work: () => Promise<T>,
): Promise<T> {
  const [row] = await services
    .get(DataSource)
    .query<[{ company: number | null }]>('SELECT company_of_key($1) AS company', [id]);
  if (row.company === null) throw new Error(`There is no key ${id}.`);
  return services.get(CompanyScope).asOperator(row.company, work);
}

function unlessMissing(sentence: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Problem && error.code === 'not_found') throw new Error(sentence, { cause: error });
    throw error;
  };
}

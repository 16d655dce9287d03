import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { WebSessionPrincipal } from '../../../access/principal.js';
import { WebSessionOnly } from '../../../access/route-policy.js';
import { CompaniesService } from '../../../companies/companies.service.js';
import { UpdateCurrentCompanyDto } from './company.dto.js';
import { companyValues, currentCompanyView } from './company.view.js';

/** The company that the person's session is in; another one takes /auth/switch-company. */
@ApiTags('abaco: company')
@Controller('companies/current')
@WebSessionOnly('companies')
export class CurrentCompanyController {
  constructor(private readonly companies: CompaniesService) {}

  @Get()
  async get(@CurrentPrincipal() { companyId }: WebSessionPrincipal) {
    return currentCompanyView(await this.companies.get(companyId));
  }

  @Patch()
  async update(
    @Body() changes: UpdateCurrentCompanyDto,
    @CurrentPrincipal() { companyId }: WebSessionPrincipal,
  ) {
    return currentCompanyView(await this.companies.update(companyId, companyValues(changes)));
  }
}

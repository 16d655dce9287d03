import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource, WebSessionOnly } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { CompaniesService } from './companies.service.js';
import { CompanyPolicyDto, UpdateCompanyDto } from './company.dto.js';

@ApiTags('companies')
@Controller('api/v1/companies')
@Resource('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  @Get()
  list() {
    return this.companies.list();
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.companies.get(id);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateCompanyDto) {
    return this.companies.update(id, changes);
  }

  @Put(':id/policy')
  @WebSessionOnly('companies')
  setPolicy(@RecordId() id: number, @Body() policy: CompanyPolicyDto) {
    return this.companies.setPolicy(id, policy);
  }
}

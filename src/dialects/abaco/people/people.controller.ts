import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { WebSessionPrincipal } from '../../../access/principal.js';
import { Resource, WebSessionOnly } from '../../../access/route-policy.js';
import { RecordId } from '../../../common/record-id.js';
import { UsersService } from '../../../users/users.service.js';
import { flatList } from '../lists.js';
import { PermissionsDto, PersonListQuery } from './person.dto.js';
import { permissionsView, personView, userQuery } from './person.view.js';

/** Who works in the company; what a person may do is decided by people alone (seed). */
@ApiTags('abaco: users')
@Controller('users')
@WebSessionOnly('users')
export class PeopleController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Resource('users')
  async list(@Query() query: PersonListQuery) {
    return flatList('users', await this.users.list(userQuery(query)), personView);
  }

  @Get(':id/permissions')
  async permissions(@RecordId() id: number) {
    return permissionsView(await this.users.get(id));
  }

  @Put(':id/permissions')
  async setPermissions(
    @RecordId() id: number,
    @Body() { permissions, role }: PermissionsDto,
    @CurrentPrincipal() { actingUser }: WebSessionPrincipal,
  ) {
    return permissionsView(await this.users.update(id, { permissions, role }, actingUser.role));
  }
}

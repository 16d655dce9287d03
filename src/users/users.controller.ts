import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { WebSessionPrincipal } from '../access/principal.js';
import { Resource, WebSessionOnly } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { CreateUserDto, UpdateUserDto, UserListQuery } from './user.dto.js';
import { UsersService } from './users.service.js';

/** Keys may read who works here; who may do what is decided by people alone. */
@ApiTags('users')
@Controller('api/v1/users')
@Resource('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  list(@Query() query: UserListQuery) {
    return this.users.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.users.get(id);
  }

  @Post()
  @WebSessionOnly('users')
  @Says('User added')
  create(@Body() user: CreateUserDto, @CurrentPrincipal() { actingUser }: WebSessionPrincipal) {
    return this.users.add(user, actingUser.role);
  }

  @Patch(':id')
  @WebSessionOnly('users')
  update(
    @RecordId() id: number,
    @Body() changes: UpdateUserDto,
    @CurrentPrincipal() { actingUser }: WebSessionPrincipal,
  ) {
    return this.users.update(id, changes, actingUser.role);
  }
}

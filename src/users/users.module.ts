import { Module } from '@nestjs/common';
import { ThrottleModule } from '../access/throttle/throttle.module.js';
import { AccountsService } from './accounts.service.js';
import { PasswordAttempts } from './password-attempts.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [ThrottleModule],
  controllers: [UsersController],
  providers: [UsersService, AccountsService, PasswordAttempts],
  exports: [UsersService, AccountsService],
})
export class UsersModule {}

import { Module } from '@nestjs/common';
import { ThrottleModule } from '../access/throttle/throttle.module.js';
import { AccountEvents } from './account-events.js';
import { AccountsService } from './accounts.service.js';
import { PasswordAttempts } from './password-attempts.js';
import { SignInFailures } from './sign-in-failures.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [ThrottleModule],
  controllers: [UsersController],
  providers: [UsersService, AccountEvents, AccountsService, PasswordAttempts, SignInFailures],
  exports: [UsersService, AccountEvents, AccountsService],
})
export class UsersModule {}

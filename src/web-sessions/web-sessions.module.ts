import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { SessionCookies } from './session-cookies.js';
import { SignInService } from './sign-in.service.js';
import { WebSessionsService } from './web-sessions.service.js';

@Module({
  imports: [UsersModule],
  providers: [SignInService, WebSessionsService, SessionCookies],
  exports: [SignInService, WebSessionsService, SessionCookies],
})
export class WebSessionsModule {}

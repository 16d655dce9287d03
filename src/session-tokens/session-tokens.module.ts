import { Module } from '@nestjs/common';
import { ThrottleModule } from '../access/throttle/throttle.module.js';
import { SessionTokensController } from './session-tokens.controller.js';
import { SessionTokensService } from './session-tokens.service.js';

@Module({
  imports: [ThrottleModule],
  controllers: [SessionTokensController],
  providers: [SessionTokensService],
})
export class SessionTokensModule {}

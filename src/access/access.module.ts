import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { AuthTokenStrategy } from './auth-token.strategy.js';
import { Authenticator } from './authenticator.js';
import { CookieStrategy } from './cookie.strategy.js';
import { CredentialStore } from './credential-store.js';
import { GlobalKey } from './global-key.js';
import { KEY_STRATEGIES } from './header-key.strategy.js';
import { Origins } from './origin.js';
import { loadPepper, Pepper } from './pepper.js';
import { PepperProof } from './pepper-proof.js';
import { RoutePolicies } from './route-policies.js';
import { SessionTokens } from './session-tokens.js';
import { WebSessionStore } from './web-session-store.js';

/** Who calls and what they may: everything before a controller, apart from the guards' global order. */
@Global()
@Module({
  providers: [
    { provide: Pepper, useFactory: loadPepper, inject: [Config] },
    PepperProof,
    CredentialStore,
    GlobalKey,
    SessionTokens,
    WebSessionStore,
    Authenticator,
    Origins,
    RoutePolicies,
    AuthTokenStrategy,
    CookieStrategy,
    ...KEY_STRATEGIES,
  ],
  exports: [Pepper, Authenticator, Origins, RoutePolicies, SessionTokens],
})
export class AccessModule {}

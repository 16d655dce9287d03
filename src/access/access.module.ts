import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { AuthTokenStrategy } from './auth-token.strategy.js';
import { Authenticator } from './authenticator.js';
import { CookieStrategy } from './cookie.strategy.js';
import { CredentialStore } from './credential-store.js';
import { GlobalKey } from './global-key.js';
import { KEY_STRATEGIES } from './header-key.strategy.js';
import { Judge } from './judge.js';
import { Origins } from './origin.js';
import { loadPepper, Pepper } from './pepper.js';
import { PepperProof } from './pepper-proof.js';
import { RoutePolicies } from './route-policies.js';
import { Strangers } from './throttle/strangers.js';
import { WebSessionTokens } from './web-session-tokens.js';
import { SessionTokenStore } from './session-token-store.js';
import { WebSessionStore } from './web-session-store.js';

/** Who calls and what they may: everything before a controller, apart from the guards' global order. */
@Global()
@Module({
  providers: [
    { provide: Pepper, useFactory: loadPepper, inject: [Config] },
    PepperProof,
    CredentialStore,
    SessionTokenStore,
    GlobalKey,
    WebSessionTokens,
    WebSessionStore,
    Strangers,
    Authenticator,
    Origins,
    Judge,
    RoutePolicies,
    AuthTokenStrategy,
    CookieStrategy,
    ...KEY_STRATEGIES,
  ],
  exports: [Pepper, CredentialStore, Authenticator, Origins, Judge, RoutePolicies, WebSessionTokens],
})
export class AccessModule {}

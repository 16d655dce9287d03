import { Injectable, Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { Authentication, Authenticator } from './authenticator.js';
import { KeyHeader } from './door.js';
import { strategyName } from './strategy-name.js';

/** The scheme of `Authorization` is written in any case (RFC 9110, 11.1); other schemes are not ours. */
const BEARER = /^bearer(?: +(.*))?$/i;

const TOKENS: Readonly<Record<KeyHeader, (value: string) => string | undefined>> = {
  authorization: (value) => BEARER.exec(value)?.[1],
  'x-api-key': (value) => value,
};

/**
 * Makes the Passport strategy that reads keys from one header. It answers the authentication as Passport's
 * user when the key is good, as its info when the key was refused (so that the next header is tried), and
 * nothing when the header carries no key.
 */
function headerKeyStrategy(header: KeyHeader): Type {
  @Injectable()
  class HeaderKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, header) {
    constructor(private readonly authenticator: Authenticator) {
      // The whole value: the library compares prefixes case-sensitively and leaves blanks in.
      super({ header, prefix: '' }, false);
      passport.use(strategyName(header, authenticator), this);
    }

    async validate(value: string): Promise<[Authentication | false, Authentication?]> {
      const token = TOKENS[header](value);
      if (!token) return [false];
      const authentication = await this.authenticator.authenticate(token);
      return 'principal' in authentication.caller ? [authentication] : [false, authentication];
    }
  }
  return HeaderKeyStrategy;
}

export const KEY_STRATEGIES = (Object.keys(TOKENS) as KeyHeader[]).map(headerKeyStrategy);

import { Injectable, Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { Authentication, Authenticator } from './authenticator.js';
import { HeaderSource } from './door.js';
import { strategyName } from './strategy-name.js';

/** The scheme of `Authorization` is written in any case (RFC 9110, 11.1); other schemes are not ours. */
const BEARER = /^bearer(?: +(.*))?$/i;

interface HeaderCredential {
  header: 'authorization' | 'x-api-key';
  token: (value: string) => string | undefined;
  /** What a text is refused as that has the shape of no credential. */
  shapeless: 'invalid_api_key' | 'invalid_token';
}

const bearer = (value: string) => BEARER.exec(value)?.[1];

/** YoFacturo's clients send session tokens alone: on their door what is no key is a token that is not valid. */
const SOURCES: Readonly<Record<HeaderSource, HeaderCredential>> = {
  authorization: { header: 'authorization', token: bearer, shapeless: 'invalid_api_key' },
  'session-authorization': { header: 'authorization', token: bearer, shapeless: 'invalid_token' },
  'x-api-key': { header: 'x-api-key', token: (value) => value, shapeless: 'invalid_api_key' },
};

/**
 * Makes the Passport strategy that reads keys from one header. It answers the authentication as Passport's
 * user when the key is good, as its info when the key was refused (so that the next header is tried), and
 * nothing when the header carries no key.
 */
function headerKeyStrategy(source: HeaderSource): Type {
  const { header, token: read, shapeless } = SOURCES[source];

  @Injectable()
  class HeaderKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, source) {
    constructor(private readonly authenticator: Authenticator) {
      // The whole value: the library compares prefixes case-sensitively and leaves blanks in.
      super({ header, prefix: '' }, false);
      passport.use(strategyName(source, authenticator), this);
    }

    async validate(value: string): Promise<[Authentication | false, Authentication?]> {
      const token = read(value);
      if (!token) return [false];
      const authentication = await this.authenticator.authenticate(token, shapeless);
      return 'principal' in authentication.caller ? [authentication] : [false, authentication];
    }
  }
  return HeaderKeyStrategy;
}

export const KEY_STRATEGIES = (Object.keys(SOURCES) as HeaderSource[]).map(headerKeyStrategy);

import { createToken } from '../../src/access/key-format.js';
import { fsCaller, sendForm } from './facturascripts.js';
import { Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

export const KEYS = '/api/3/apikeyes';
export const GRANTS = '/api/3/apiaccess';

export const KEY_COLUMNS = [
  'creationdate',
  'description',
  'enabled',
  'fullaccess',
  'id',
  'lastactivity',
  'lastip',
  'nick',
];

/** Flags of a grant. */
export const ALL = { allowdelete: true, allowget: true, allowpost: true, allowput: true };
export const NONE = { allowdelete: false, allowget: false, allowpost: false, allowput: false };

/** What the engine says of a key that would give more than it holds. */
export const EXCEEDS = 'Una clave no puede recibir más permisos que los de quien la crea';

/** A key that another key made over this contract, with a secret of its maker's choice. */
export interface MadeKey {
  id: number;
  token: string;
  caller: Caller;
}

/** A company that lets keys manage keys, and the calls by which its keys do it. */
export class KeyManager {
  private constructor(
    private readonly world: World,
    readonly company: CompanyInWorld,
    /** A key with full access. */
    readonly caller: Caller,
  ) {}

  static async of(world: World): Promise<KeyManager> {
    const company = await world.company();
    await company.setPolicy({ keyManagement: 'granted' });
    return new KeyManager(world, company, await fsCaller(world, company));
  }

  using = (token: string) => this.world.caller({ 'x-auth-token': token });
  postKey = (fields: Record<string, string>, by = this.caller) => sendForm(by, 'POST', KEYS, fields);
  putKey = (id: number, fields: Record<string, string>, by = this.caller) =>
    sendForm(by, 'PUT', `${KEYS}/${id}`, fields);
  readKey = async (id: number) => (await this.caller.get(`${KEYS}/${id}`)).body;

  async makeKey(fields: Record<string, string> = {}, by = this.caller): Promise<MadeKey> {
    const { token } = createToken('fs20');
    const { body } = await this.postKey({ description: 'made', apikey: token, ...fields }, by);
    return { id: body.data.id, token, caller: this.using(token) };
  }

  /** A key with one grant, of these flags alone. */
  async keyFor(resource: string, ...flags: (keyof typeof NONE)[]): Promise<MadeKey> {
    const key = await this.makeKey();
    const others = Object.keys(NONE).map((flag) => [flag, flags.some((each) => each === flag) ? '1' : '0']);
    const { status, text } = await this.postGrant(key.id, resource, Object.fromEntries(others));
    if (status !== 200) throw new Error(text);
    return key;
  }

  postGrant = (key: number, resource: string, flags: Record<string, string> = {}, by = this.caller) =>
    sendForm(by, 'POST', GRANTS, { idapikey: String(key), resource, ...flags });
  putGrant = (id: number, fields: Record<string, string>, by = this.caller) =>
    sendForm(by, 'PUT', `${GRANTS}/${id}`, fields);
  grantsOf = async (key: number, by = this.caller) =>
    (await by.get(`${GRANTS}?filter[idapikey]=${key}&limit=0`)).body;

  /** What the key holds, as our own API says it. */
  async permissionsOf(id: number): Promise<string[]> {
    const { caller } = await this.company.key({ permissions: ['api-keys.read'] });
    return (await caller.get(`/api/v1/api-keys/${id}`)).body.data.permissions;
  }
}

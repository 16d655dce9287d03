const LONG = `"${'x'.repeat(5000)}"`;

/** JSON texts that are no value of a kind, as they are sent. */
export const NOT = {
  text: ['1', 'true', '{}', '[]', '["x"]', '" "', '"\\t\\n"', LONG],
  note: ['1', 'true', '{}', '[]', LONG],
  flag: ['1', '0', '"true"', '{}', '[true]', '"yes"'],
  date: [
    '"2026-02-30"',
    '"2026-13-01"',
    '"0000-01-01"',
    '"01/02/2026"',
    '"2026-01-01T00:00:00Z"',
    '20260101',
    '{}',
  ],
  instant: [
    '"2027-01-01"',
    '"2027-01-01T00:00:00"',
    '"2027-02-30T00:00:00Z"',
    '"tomorrow"',
    '1798761600',
    '[]',
  ],
  email: ['"x"', '"a@b"', '"a b@example.com"', '"@example.com"', '1', '{}', '["a@example.com"]'],
  country: ['"XX"', '"Spain"', '"ESP"', '1', '[]', '"😀"'],
  id: ['0', '-1', '1.5', '"1"', '1e309', '{}', '[1]', 'true'],
  price: [
    '-1',
    '"-0.01"',
    '1e309',
    '1e-7',
    '1e21',
    '"1e3"',
    '"1,5"',
    '"٣"',
    '"１２"',
    '"NaN"',
    '" 1"',
    '{}',
    '[1]',
    'true',
  ],
  whole: ['-1', '0.5', '1e309', '"1"', '{}', '[1]', '1e20'],
  list: ['1', '"x"', '{}', '{"0":{}}', 'true'],
};

export type Kind = keyof typeof NOT;

/** For each POST the fields of its body, by kind. `client` and `product` stand for good ids. */
export const BODIES: [path: string, body: string, fields: Record<string, Kind>][] = [
  [
    'clients',
    '{"name":"Ana"}',
    {
      ...{ name: 'text', tax_id: 'text', email: 'email', phone: 'note', country: 'country', notes: 'note' },
      ...{ surcharge: 'flag', active: 'flag' },
    },
  ],
  [
    'products',
    '{"code":"B1","name":"x"}',
    { code: 'text', name: 'text', price: 'price', tax_id: 'id', active: 'flag' },
  ],
  [
    'taxes',
    '{"code":"B1","name":"x","rate":"1","kind":"tax"}',
    { code: 'text', name: 'text', rate: 'price', kind: 'text' },
  ],
  [
    'series',
    '{"code":"B1","name":"x","kind":"invoice"}',
    { code: 'text', name: 'text', kind: 'text', is_default: 'flag' },
  ],
  ['payment-methods', '{"code":"b1","name":"x"}', { code: 'text', name: 'text', active: 'flag' }],
  [
    'invoices',
    '{"client_id":CLIENT,"lines":[{"description":"x","quantity":"1","unit_price":"1"}]}',
    {
      ...{
        client_id: 'id',
        series_id: 'id',
        issued_on: 'date',
        due_on: 'date',
        draft: 'flag',
        notes: 'note',
      },
      ...{ payment_method: 'text', tax: 'price', lines: 'list', items: 'list' },
    },
  ],
  [
    'payments',
    '{"invoice_id":INVOICE}',
    { invoice_id: 'id', paid_on: 'date', reference: 'note', payment_method: 'text' },
  ],
  [
    'api-keys',
    '{"name":"x"}',
    {
      ...{
        name: 'text',
        permissions: 'list',
        allow_ips: 'list',
        full_access: 'flag',
        enabled: 'flag',
        test: 'flag',
      },
      ...{ expires_at: 'instant', user_id: 'id', format: 'text', rate_limit: 'list' },
    },
  ],
  [
    'users',
    '{"email":"b@example.com","name":"x","role":"viewer"}',
    { email: 'email', name: 'text', role: 'text', active: 'flag', permissions: 'list' },
  ],
];

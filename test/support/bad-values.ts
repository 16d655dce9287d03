/** JSON texts that are no value of a kind, as they are sent. */
export const NOT = {
  text: ['1', 'true', '{}', '[]', '["x"]', '" "', '"\\t\\n"', `"${'x'.repeat(5000)}"`],
  note: ['1', 'true', '{}', '[]', `"${'x'.repeat(5000)}"`],
  word: ['1', '{}', '["x"]', '"no such word"', '"__proto__"', '"constructor"'],
  flag: ['1', '0', '"true"', '{}', '[true]', '"yes"'],
  date: [
    '"2026-02-30"',
    '"2026-13-01"',
    '"0000-01-01"',
    '"01/02/2026"',
    '"2026-01-01T00:00Z"',
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
    'true',
  ],
  whole: ['-1', '0.5', '1e309', '1e-7', '1e20', '"1"', '"٣"', '{}', '[1]'],
  list: ['1', '"x"', '{}', '{"0":{}}', 'true'],
};

export type Kind = keyof typeof NOT;

/** A good body of a POST, with `CLIENT` and `INVOICE` where their ids go, and the names of its fields by kind. */
interface BodyOf {
  path: string;
  body: string;
  fields: Partial<Record<Kind, string>>;
}

export const BODIES: BodyOf[] = [
  {
    path: 'clients',
    body: '{"name":"Ana"}',
    fields: {
      text: 'name tax_id',
      note: 'phone address postal_code city province notes',
      email: 'email',
      country: 'country',
      flag: 'surcharge customer supplier active',
    },
  },
  {
    path: 'products',
    body: '{"code":"B1","name":"x"}',
    fields: { text: 'code name', note: 'description', price: 'price', id: 'tax_id', flag: 'active stocked' },
  },
  {
    path: 'taxes',
    body: '{"code":"B1","name":"x","rate":"1"}',
    fields: { text: 'code name', price: 'rate surcharge_rate', word: 'kind', flag: 'active' },
  },
  {
    path: 'series',
    body: '{"code":"B1","name":"x"}',
    fields: {
      text: 'code name authorisation',
      word: 'kind pattern',
      whole: 'range_from range_to',
      date: 'valid_until',
      flag: 'is_default active',
    },
  },
  {
    path: 'payment-methods',
    body: '{"code":"b1","name":"x"}',
    fields: { text: 'code name', whole: 'due_days', flag: 'active' },
  },
  {
    path: 'invoices',
    body: '{"client_id":CLIENT,"lines":[{"description":"x","quantity":"1","unit_price":"1"}]}',
    fields: {
      id: 'client_id series_id',
      date: 'issued_on due_on',
      text: 'payment_method',
      note: 'notes',
      price: 'tax',
      list: 'lines items',
      flag: 'draft',
    },
  },
  {
    path: 'purchases',
    body: '{"client_id":CLIENT,"number":"1","lines":[{"description":"x","quantity":"1","unit_price":"1"}]}',
    fields: {
      id: 'client_id corrects_id',
      text: 'number',
      word: 'kind',
      date: 'issued_on due_on',
      note: 'notes',
      list: 'lines',
      flag: 'draft',
    },
  },
  {
    path: 'payments',
    body: '{"invoice_id":INVOICE}',
    fields: { id: 'invoice_id', date: 'paid_on', text: 'payment_method', note: 'reference' },
  },
  {
    path: 'api-keys',
    body: '{"name":"x"}',
    fields: {
      text: 'name',
      word: 'format',
      list: 'permissions allow_ips rate_limit',
      flag: 'full_access enabled test',
      instant: 'expires_at',
      id: 'user_id',
    },
  },
  {
    path: 'webhooks',
    body: '{"name":"x","url":"https://receiver.invalid/","events":[]}',
    fields: { text: 'name', list: 'events' },
  },
  {
    path: 'users',
    body: '{"email":"b@example.com","name":"x","role":"viewer"}',
    fields: { email: 'email', text: 'name', word: 'role', flag: 'active', list: 'permissions' },
  },
];

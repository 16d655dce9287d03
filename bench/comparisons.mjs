// What is compared with what: each comparison has a base, and the requests that each subject is asked.

const get = (path, token) =>
  [`GET ${path} HTTP/1.1`, 'host: bench', ...(token ? [`authorization: Bearer ${token}`] : []), '', ''].join(
    '\r\n',
  );

const PER_PAGE = 25;
const REFUSED = 500;

/**
 * @param {{ company: number, token: string }[]} asked
 * @param {number} each invoices of a company
 */
export function comparisons(asked, each) {
  const list = `/api/v1/invoices?per_page=${PER_PAGE}`;
  const first = (company) => (company - 1) * each + 1;
  const lists = asked.map(({ token }) => get(list, token));
  const records = asked.map(({ company, token }) => get(`/api/v1/invoices/${first(company)}`, token));
  const unknown = Array.from({ length: REFUSED }, (_, n) => n.toString(16).padStart(64, 'a'));
  return [
    {
      name: 'GET /api/v1/invoices?per_page=25',
      base: 'bare',
      requests: {
        bare: asked.map(({ company }) => get(`/invoices?company=${company}`)),
        open: [get(list)],
        llavero: lists,
      },
    },
    {
      name: 'GET /api/v1/invoices/{id}',
      base: 'bare',
      requests: {
        bare: asked.map(({ company }) => get(`/invoices/${first(company)}?company=${company}`)),
        open: [get('/api/v1/invoices/1')],
        llavero: records,
      },
    },
    {
      name: 'who a key is, and refusals, beside one record',
      base: 'llavero',
      requests: {
        llavero: records,
        'llavero: whoami': asked.map(({ token }) => get('/api/v1/api-keys/current', token)),
        'llavero: unknown key': unknown.map((token) => get(list, token)),
        'llavero: malformed key': unknown.map((token) => get(list, token.slice(0, 20))),
      },
    },
  ];
}

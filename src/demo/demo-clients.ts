import { CreateClientDto } from '../clients/client.dto.js';
import { Dice } from './dice.js';
import { companyTaxId, LegalForm, personTaxId } from './tax-ids.js';

export interface DemoClient extends CreateClientDto {
  tax_id: string;
  kind: 'company' | 'shop' | 'person';
}

/** The two that rent a storeroom come first. */
const COMPANIES: readonly (readonly [LegalForm, string])[] = [
  ['B', 'Reformas Trébol y Pino, S.L.'],
  ['B', 'Instalaciones Lucerna, S.L.'],
  ['B', 'Carpintería Siete Gubias, S.L.'],
  ['A', 'Construcciones Peñarrubia del Jiloca, S.A.'],
  ['B', 'Fontanería Gota a Gota, S.L.'],
  ['B', 'Electricidad Chispazo, S.L.'],
  ['H', 'Comunidad de propietarios Calle del Olmo 7'],
  ['H', 'Comunidad de propietarios Plaza del Mercado 3'],
  ['F', 'Huerta de Abajo, S. Coop.'],
  ['B', 'Pinturas y Decorados Almagre, S.L.'],
  ['B', 'Hostal Las Tres Campanas, S.L.'],
  ['B', 'Talleres Bujía Blanca, S.L.'],
  ['B', 'Jardines Mirlo y Zarza, S.L.'],
  ['A', 'Aceites Olivar del Cierzo, S.A.'],
  ['B', 'Academia Pizarra Verde, S.L.'],
  ['B', 'Clínica Veterinaria Patas Arriba, S.L.'],
  ['B', 'Panadería Espiga Tostada, S.L.'],
  ['F', 'Transportes Media Legua, S. Coop.'],
  ['B', 'Gestoría Papel Sellado, S.L.'],
  ['B', 'Teatro del Farolillo, S.L.'],
];

/** Retailers in their own name, who pay the equivalence surcharge. */
const SHOPS = [
  'Rosario Gil Tena (Bazar La Lámpara)',
  'Joaquín Abril Monzón (Droguería Abril)',
  'Inés Calvo Ripoll (Mercería y Hogar Inés)',
  'Tomás Buj Navarro (Ultramarinos Buj)',
  'Nuria Soler Pascual (Flores Nuria)',
  'Ramón Villalba Ferrer (Todo a Mano)',
  'Elvira Marqués Lázaro (Menaje Elvira)',
  'Gonzalo Puig Esteban (El Rincón del Bricolaje)',
];

const PERSONS = [
  'Teresa Izquierdo Mora',
  'Manuel Royo Catalán',
  'Beatriz Esteve Luna',
  'Sergio Mínguez Blasco',
  'Amparo Dolz Julián',
  'Víctor Herrero Gascón',
  'Laura Pomar Sebastián',
  'Emilio Bonet Asensio',
  'Marta Laguía Torres',
  'Iván Salas Cortés',
  'Dolores Agustín Peiró',
  'Pablo Narbón Ruiz',
];

const PLACES = [
  ['44001', 'Teruel', 'Teruel'],
  ['44600', 'Alcañiz', 'Teruel'],
  ['44200', 'Calamocha', 'Teruel'],
  ['50003', 'Zaragoza', 'Zaragoza'],
  ['50300', 'Calatayud', 'Zaragoza'],
  ['22002', 'Huesca', 'Huesca'],
  ['12400', 'Segorbe', 'Castellón'],
  ['46001', 'Valencia', 'Valencia'],
] as const;

const STREETS = [
  'Calle Mayor',
  'Calle del Olmo',
  'Calle Nueva',
  'Calle de los Molinos',
  'Plaza del Mercado',
  'Avenida de la Estación',
  'Paseo del Río',
  'Ronda de Levante',
  'Camino de la Huerta',
];

/** Forty invented clients; the persons' numbers are from the very end of the range. */
export function demoClients(dice: Dice): DemoClient[] {
  const person = () => personTaxId(dice.whole(99_000_000, 99_999_998));
  return [
    ...COMPANIES.map(([form, name], index) =>
      client('company', name, companyTaxId(form, 50_000 + 97 * index), dice),
    ),
    ...SHOPS.map((name) => client('shop', name, person(), dice)),
    ...PERSONS.map((name) => client('person', name, person(), dice)),
  ];
}

function client(kind: DemoClient['kind'], name: string, tax_id: string, dice: Dice): DemoClient {
  const [postal_code, city, province] = dice.pick(PLACES);
  return {
    kind,
    name,
    tax_id,
    email: `${addressOf(name)}@clientes.example`,
    address: `${dice.pick(STREETS)} ${dice.whole(1, 60)}`,
    postal_code,
    city,
    province,
    country: 'ES',
    surcharge: kind === 'shop',
  };
}

/** `Fontanería Gota a Gota, S.L.` -> `fontaneria-gota-a-gota` */
function addressOf(name: string): string {
  const plain = name.split(/[,(]/, 1)[0]!.normalize('NFD').toLowerCase();
  return plain
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

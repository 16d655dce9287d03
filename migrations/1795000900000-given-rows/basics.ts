import { GivenRows } from './rows.js';

/** Rates are units per euro at some time in the past, to begin with. */
export const CURRENCIES: GivenRows = {
  resource: 'divisas',
  country: null,
  columns: ['coddivisa', 'codiso', 'descripcion', 'simbolo', 'tasaconv', 'tasaconvcompra'],
  rows: [
    ['ARS', '32', 'PESO ARGENTINO', 'AR$', 16.684, 16.684],
    ['BOB', '068', 'BOLIVIANO', 'Bs', 8.0465, 8.0465],
    ['BRL', '986', 'REAL BRASILEÑO', 'R$', 4.50553, 4.50553],
    ['CAD', '124', 'DÓLAR CANADIENSE', 'C$', 1.5385, 1.5385],
    ['CLP', '152', 'PESO CHILENO', 'CLP$', 704.0227, 704.0227],
    ['COP', '170', 'PESO COLOMBIANO', 'CO$', 3140.6803, 3140.6803],
    ['CRC', '188', 'COLÓN COSTARRICENSE', '₡', 659.39, 659.39],
    ['CUP', '192', 'PESO CUBANO', 'CU$', 1.16, 1.16],
    ['DOP', '214', 'PESO DOMINICANO', 'RD$', 49.7618, 49.7618],
    ['EUR', '978', 'EURO', '€', 1, 1],
    ['FKP', '238', 'LIBRA MALVINENSE', 'FK£', 1.13304, 1.13304],
    ['GBP', '826', 'LIBRA ESTERLINA', '£', 0.865, 0.865],
    ['GTQ', '320', 'QUETZAL GUATEMALTECO', 'Q', 8.774, 8.774],
    ['HNL', '340', 'LEMPIRA HONDUREÑO', 'L', 27.909, 27.909],
    ['HTG', '332', 'GOURDE HAITIANO', 'G', 72.0869, 72.0869],
    ['MXN', '484', 'PESO MEXICANO', 'MX$', 23.3678, 23.3678],
    ['NIO', '558', 'CÓRDOBA NICARAGÜENSE', 'C$', 39.5, 39.5],
    ['PAB', '590', 'BALBOA PANAMEÑO', 'B', 1.128, 1.128],
    ['PEN', '604', 'SOL PERUANO', 'S/', 3.736, 3.736],
    ['PYG', '600', 'GUARANÍ PARAGUAYO', '₲', 6647.44318, 6647.44318],
    ['SVC', '222', 'COLÓN SALVADOREÑO', '₡', 10.17, 10.17],
    ['USD', '840', 'DÓLAR AMERICANO', '$', 1.129, 1.129],
    ['UYU', '858', 'PESO URUGUAYO', '$U', 30.7, 30.7],
    ['VEF', '937', 'BOLÍVAR VENEZOLANO', 'Bs', 10.6492, 10.6492],
    ['XAF', '950', 'FRANCO CFA', 'FCFA', 655.957, 655.957],
  ],
};

export const TAX_IDENTIFIERS: GivenRows = {
  resource: 'identificadorfiscales',
  country: 'ES',
  columns: ['tipoidfiscal'],
  rows: [['CIF'], ['DNI'], ['NIE'], ['NIF'], ['Pasaporte'], ['VAT']],
  always: { codeid: null, validar: false },
};

export const WAREHOUSES: GivenRows = {
  resource: 'almacenes',
  country: null,
  columns: ['codalmacen', 'nombre', 'activo'],
  rows: [['ALG', 'ALMACEN GENERAL', true]],
};

import { Role } from '../access/roles.js';
import { CreateCompanyDto } from '../companies/company.dto.js';
import { companyTaxId } from './tax-ids.js';

/** Everything here is invented; `.example` belongs to nobody (RFC 2606), and 00 is no province's number in a tax id. */
export const COMPANY: CreateCompanyDto = {
  name: 'Ferretería Cascabel, S.L.',
  tax_id: companyTaxId('B', 41_283),
  country: 'ES',
  address: 'Calle de los Herreros 14',
  postal_code: '44001',
  city: 'Teruel',
  province: 'Teruel',
  email: 'hola@cascabel.example',
};

interface Person {
  name: string;
  role: Role;
  email: string;
}

/** The one who gets a password. */
export const SIGNS_IN: Person = {
  name: 'Carmen Cascabel Roig',
  role: 'proprietor',
  email: 'carmen@cascabel.example',
};

/** One person per role. */
export const PEOPLE: readonly Person[] = [
  SIGNS_IN,
  { name: 'Andrés Lanuza Prat', role: 'administrator', email: 'andres@cascabel.example' },
  { name: 'Pilar Ortín Sanz', role: 'accountant', email: 'pilar@cascabel.example' },
  { name: 'Hugo Vela Marco', role: 'viewer', email: 'hugo@cascabel.example' },
];

export interface DemoProduct {
  code: string;
  name: string;
  /** Euros before tax. */
  price: string;
  /** The code of a tax. */
  tax: string;
  /** The smallest quantity that is sold, and how many times it at most. */
  lot: string;
  lots: number;
}

type Row = readonly [code: string, name: string, price: string, lot: string, lots: number];

const taxed = (tax: string, rows: readonly Row[]): DemoProduct[] =>
  rows.map(([code, name, price, lot, lots]) => ({ code, name, price, tax, lot, lots }));

/** Let to companies month by month, with the income tax that they keep back. */
export const RENTED: DemoProduct = taxed('IVA21', [['ALQ-ALM', 'Alquiler de almacén', '480', '1', 1]])[0]!;

/** What the shop sells. Plants and seeds are at 10 %, books at 4 % (Ley 37/1992, art. 91). */
export const GOODS: readonly DemoProduct[] = [
  ...taxed('IVA21', [
    ['TOR-430', 'Tornillo para madera 4x30', '0.045', '50', 8],
    ['TOR-550', 'Tornillo para madera 5x50', '0.068', '50', 8],
    ['TOR-M8', 'Tornillo métrico M8x40 con tuerca', '0.21', '25', 8],
    ['TAC-06', 'Taco de nailon 6 mm', '0.035', '100', 6],
    ['TAC-10', 'Taco de nailon 10 mm', '0.082', '50', 6],
    ['ALC-60', 'Alcayata zincada 60 mm', '0.12', '20', 5],
    ['ARA-08', 'Arandela plana M8', '0.03', '100', 4],
    ['CLA-50', 'Puntas de acero 50 mm (kg)', '3.95', '0.5', 8],
    ['MAR-500', 'Martillo de carpintero 500 g', '14.9', '1', 4],
    ['DES-6', 'Juego de 6 destornilladores', '19.95', '1', 4],
    ['ALI-UNI', 'Alicate universal 180 mm', '12.4', '1', 4],
    ['LLA-FIJ', 'Juego de llaves fijas 6-22', '34.5', '1', 3],
    ['LLA-ING', 'Llave inglesa 250 mm', '16.8', '1', 3],
    ['SIE-MAN', 'Sierra de mano 22"', '13.25', '1', 3],
    ['NIV-60', 'Nivel de aluminio 60 cm', '17.6', '1', 3],
    ['FLE-05', 'Flexómetro 5 m', '6.9', '1', 6],
    ['TAL-18V', 'Taladro percutor a batería 18 V', '129', '1', 2],
    ['AMO-125', 'Amoladora 125 mm 900 W', '74.9', '1', 2],
    ['LIJ-ORB', 'Lijadora orbital 300 W', '68.5', '1', 2],
    ['SIE-CAL', 'Sierra de calar 650 W', '82', '1', 2],
    ['BRO-HSS', 'Juego de 19 brocas HSS', '24.3', '1', 3],
    ['DIS-125', 'Disco de corte 125 mm', '1.35', '5', 8],
    ['LIJ-120', 'Pliego de lija grano 120', '0.62', '10', 5],
    ['PIN-BL15', 'Pintura plástica blanca 15 l', '46.8', '1', 6],
    ['PIN-BL4', 'Pintura plástica blanca 4 l', '17.9', '1', 6],
    ['ESM-750', 'Esmalte al agua 750 ml', '14.35', '1', 6],
    ['BAR-750', 'Barniz para exterior 750 ml', '15.6', '1', 4],
    ['ROD-22', 'Rodillo antigota 22 cm', '5.4', '1', 8],
    ['BRO-50', 'Brocha plana 50 mm', '3.2', '1', 10],
    ['CIN-KRE', 'Cinta de carrocero 48 mm', '2.15', '3', 8],
    ['SIL-TRA', 'Silicona transparente 280 ml', '4.75', '2', 8],
    ['ESP-PUR', 'Espuma de poliuretano 750 ml', '6.85', '1', 10],
    ['CEM-25', 'Cemento rápido 25 kg', '8.9', '1', 20],
    ['YES-15', 'Yeso fino 15 kg', '5.25', '1', 20],
    ['CAB-25', 'Cable flexible 2,5 mm² (m)', '0.74', '12.5', 8],
    ['ENC-DOB', 'Enchufe doble empotrable', '7.3', '1', 12],
    ['INT-SIM', 'Interruptor empotrable', '4.6', '1', 12],
    ['LED-09', 'Bombilla LED 9 W E27', '2.95', '2', 12],
    ['TUB-PVC', 'Tubo de PVC 40 mm (m)', '2.4', '0.5', 24],
    ['GRI-MON', 'Grifo monomando de lavabo', '49.9', '1', 3],
    ['LAT-12', 'Latiguillo flexible 1/2" 40 cm', '3.85', '1', 10],
    ['CER-EUR', 'Cilindro de seguridad europeo', '38.2', '1', 4],
    ['CAN-40', 'Candado de latón 40 mm', '9.7', '1', 6],
    ['LLA-COP', 'Copia de llave', '1.65', '1', 6],
    ['LLA-SEG', 'Copia de llave de seguridad', '7.45', '1', 4],
    ['SRV-MON', 'Montaje a domicilio (h)', '32', '0.5', 6],
  ]),
  ...taxed('IVA10', [
    ['SEM-TOM', 'Semillas de tomate', '1.72', '1', 6],
    ['SEM-CES', 'Semillas de césped 1 kg', '9.36', '1', 5],
    ['ABO-05', 'Abono universal 5 kg', '8.18', '1', 8],
    ['SUS-50', 'Sustrato universal 50 l', '6.45', '1', 12],
    ['PLA-GER', 'Geranio en maceta', '2.5', '2', 8],
    ['PLA-OLI', 'Olivo joven 80 cm', '18.2', '1', 4],
    ['PLA-ROM', 'Romero en maceta', '1.95', '2', 6],
    ['BUL-TUL', 'Bulbos de tulipán, 20 unidades', '4.9', '1', 6],
  ]),
  ...taxed('IVA4', [
    ['LIB-BRI', 'Libro «Bricolaje sin prisa»', '18.27', '1', 3],
    ['LIB-HUE', 'Libro «Un huerto en el balcón»', '15.38', '1', 3],
    ['LIB-ELE', 'Libro «Electricidad para la casa»', '21.15', '1', 2],
    ['LIB-MAD', 'Libro «La madera y sus uniones»', '24.04', '1', 2],
    ['LIB-CER', 'Libro «Historia de la cerradura»', '27.88', '1', 2],
  ]),
];

export const PRODUCTS: readonly DemoProduct[] = [...GOODS, RENTED];

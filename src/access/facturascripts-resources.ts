/**
 * What FacturaScripts names and is one of our resources: its plural and its singular, and ours (DESIGN 4.3). The others
 * below have no name but the original's, and grants on them are as separate as they are there (facts, section 4).
 */
export const TRANSLATED_RESOURCES = {
  apikeyes: ['apikey', 'api-keys'],
  clientes: ['cliente', 'clients'],
  empresas: ['empresa', 'companies'],
  facturaclientes: ['facturacliente', 'invoices'],
  facturaproveedores: ['facturaproveedor', 'purchases'],
  formapagos: ['formapago', 'payment-methods'],
  impuestos: ['impuesto', 'taxes'],
  pagoclientes: ['pagocliente', 'payments'],
  productos: ['producto', 'products'],
  series: ['serie', 'series'],
  users: ['user', 'users'],
} as const;

/** Parts and sides of our resources that the original tells apart; a grant on the whole opens them too. */
export const PART_RESOURCES = {
  apiaccess: 'apiaccess',
  attachedfiles: 'attachedfile',
  contactos: 'contacto',
  lineafacturaclientes: 'lineafacturacliente',
  lineafacturaproveedores: 'lineafacturaproveedor',
  pagoproveedores: 'pagoproveedor',
  productoimagenes: 'productoimagen',
  proveedores: 'proveedor',
  reciboclientes: 'recibocliente',
  reciboproveedores: 'reciboproveedor',
  retenciones: 'retencion',
  secuenciadocumentos: 'secuenciadocumento',
  stocks: 'stock',
  variantes: 'variante',
} as const;

/** Endpoints that are no resource and take a grant of their own all the same (facts, 1.4); they have no plural. */
export const SPECIAL_RESOURCES = {
  crearAlbaranCliente: 'crearAlbaranCliente',
  crearAlbaranProveedor: 'crearAlbaranProveedor',
  crearFacturaCliente: 'crearFacturaCliente',
  crearFacturaProveedor: 'crearFacturaProveedor',
  crearFacturaRectificativaCliente: 'crearFacturaRectificativaCliente',
  crearPedidoCliente: 'crearPedidoCliente',
  crearPedidoProveedor: 'crearPedidoProveedor',
  crearPresupuestoCliente: 'crearPresupuestoCliente',
  crearPresupuestoProveedor: 'crearPresupuestoProveedor',
  editarAlbaranCliente: 'editarAlbaranCliente',
  editarAlbaranProveedor: 'editarAlbaranProveedor',
  editarFacturaCliente: 'editarFacturaCliente',
  editarFacturaProveedor: 'editarFacturaProveedor',
  editarPedidoCliente: 'editarPedidoCliente',
  editarPedidoProveedor: 'editarPedidoProveedor',
  editarPresupuestoCliente: 'editarPresupuestoCliente',
  editarPresupuestoProveedor: 'editarPresupuestoProveedor',
  exportarAlbaranCliente: 'exportarAlbaranCliente',
  exportarAlbaranProveedor: 'exportarAlbaranProveedor',
  exportarFacturaCliente: 'exportarFacturaCliente',
  exportarFacturaProveedor: 'exportarFacturaProveedor',
  exportarPedidoCliente: 'exportarPedidoCliente',
  exportarPedidoProveedor: 'exportarPedidoProveedor',
  exportarPresupuestoCliente: 'exportarPresupuestoCliente',
  exportarPresupuestoProveedor: 'exportarPresupuestoProveedor',
  pagarFacturaCliente: 'pagarFacturaCliente',
  pagarFacturaProveedor: 'pagarFacturaProveedor',
  plugins: 'plugins',
  uploadFiles: 'uploadFiles',
} as const;

/** Resources whose records are only kept: no feature here has them. */
export const KEPT_RESOURCES = {
  agenciatransportes: 'agenciatransporte',
  agentes: 'agente',
  albaranclientes: 'albarancliente',
  albaranproveedores: 'albaranproveedor',
  almacenes: 'almacen',
  asientos: 'asiento',
  atributos: 'atributo',
  atributovalores: 'atributovalor',
  attachedfilerelations: 'attachedfilerelation',
  ciudades: 'ciudad',
  codigopostales: 'codigopostal',
  conceptopartidas: 'conceptopartida',
  cronjobes: 'cronjob',
  cuentabancoclientes: 'cuentabancocliente',
  cuentabancoproveedores: 'cuentabancoproveedor',
  cuentabancos: 'cuentabanco',
  cuentaespeciales: 'cuentaespecial',
  cuentas: 'cuenta',
  diarios: 'diario',
  divisas: 'divisa',
  doctransformations: 'doctransformation',
  ejercicios: 'ejercicio',
  emailnotifications: 'emailnotification',
  emailsentes: 'emailsent',
  estadodocumentos: 'estadodocumento',
  fabricantes: 'fabricante',
  familias: 'familia',
  formatodocumentos: 'formatodocumento',
  grupoclientes: 'grupoclientes',
  identificadorfiscales: 'identificadorfiscal',
  impuestozonas: 'impuestozona',
  lineaalbaranclientes: 'lineaalbarancliente',
  lineaalbaranproveedores: 'lineaalbaranproveedor',
  lineapedidoclientes: 'lineapedidocliente',
  lineapedidoproveedores: 'lineapedidoproveedor',
  lineapresupuestoclientes: 'lineapresupuestocliente',
  lineapresupuestoproveedores: 'lineapresupuestoproveedor',
  logmessages: 'logmessage',
  pagefilteres: 'pagefilter',
  pageoptions: 'pageoption',
  pages: 'page',
  pais: 'pais',
  partidas: 'partida',
  pedidoclientes: 'pedidocliente',
  pedidoproveedores: 'pedidoproveedor',
  presupuestoclientes: 'presupuestocliente',
  presupuestoproveedores: 'presupuestoproveedor',
  productoproveedores: 'productoproveedor',
  provincias: 'provincia',
  puntointeresciudades: 'puntointeresciudad',
  regularizacionimpuestos: 'regularizacionimpuesto',
  roleaccess: 'roleaccess',
  roles: 'role',
  roleusers: 'roleuser',
  settings: 'settings',
  subcuentas: 'subcuenta',
  tarifas: 'tarifa',
  workeventes: 'workevent',
} as const;

export type KeptResource = keyof typeof KEPT_RESOURCES;
export const KEPT_RESOURCE_NAMES = Object.keys(KEPT_RESOURCES) as KeptResource[];

/** Every name of the original that is no other name of a resource of ours. */
export const FACTURASCRIPTS_RESOURCES = {
  ...KEPT_RESOURCES,
  ...PART_RESOURCES,
  ...SPECIAL_RESOURCES,
} as const;
export type FacturascriptsResource = keyof typeof FACTURASCRIPTS_RESOURCES;
export const FACTURASCRIPTS_RESOURCE_NAMES = Object.keys(
  FACTURASCRIPTS_RESOURCES,
) as FacturascriptsResource[];

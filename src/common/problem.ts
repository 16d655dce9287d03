/**
 * Every refusal of the product is one of these codes (the access model in docs/access-model.md lists
 * them with their causes). A dialect decides how a code is spelled on its wire; `status` is the HTTP
 * status wherever a dialect has no rule of its own.
 */
export const PROBLEMS = {
  api_disabled: { status: 403, en: 'The API is switched off', es: 'La API está desactivada' },
  token_missing: { status: 401, en: 'Missing Authorization header', es: 'Falta la cabecera Authorization' },
  invalid_api_key: { status: 401, en: 'Invalid API key', es: 'Clave de API no válida' },
  api_key_expired: { status: 401, en: 'The API key has expired', es: 'La clave de API ha caducado' },
  api_key_no_user: {
    status: 401,
    en: 'The API key has no active proprietor or administrator to act as',
    es: 'La clave de API no tiene ningún propietario o administrador activo en cuyo nombre actuar',
  },
  token_expired: {
    status: 401,
    en: 'Invalid or expired session token',
    es: 'La sesión ha caducado; inicie sesión de nuevo',
  },
  invalid_token: {
    status: 401,
    en: 'Invalid or expired session token',
    es: 'El token de la sesión no es válido',
  },
  session_expired: {
    status: 401,
    en: 'Invalid or expired session token',
    es: 'La sesión ha terminado; inicie sesión de nuevo',
  },
  invalid_credentials: {
    status: 401,
    en: 'Wrong email address or password',
    es: 'Correo electrónico o contraseña incorrectos',
  },
  ip_not_allowed: {
    status: 403,
    en: 'This address is not on the allowlist of the key',
    es: 'Esta dirección no está en la lista de direcciones permitidas de la clave',
  },
  csrf_origin: {
    status: 403,
    en: 'Requests from this origin are not allowed',
    es: 'No se permiten peticiones desde este origen',
  },
  csrf_no_origin: {
    status: 403,
    en: 'The origin of this request cannot be determined',
    es: 'No se puede determinar el origen de esta petición',
  },
  api_key_delete_forbidden: {
    status: 403,
    en: 'API keys cannot delete; sign in to remove records',
    es: 'Las claves de API no pueden eliminar; inicie sesión para borrar registros',
  },
  web_session_required: {
    status: 403,
    en: 'Only a signed-in person may do this',
    es: 'Solo una persona con la sesión iniciada puede hacer esto',
  },
  api_key_management_forbidden: {
    status: 403,
    en: 'API keys cannot manage API keys; sign in to do this',
    es: 'Las claves de API no pueden gestionar claves de API; inicie sesión para hacerlo',
  },
  forbidden: { status: 403, en: 'Permission denied', es: 'Permiso denegado' },
  grant_exceeds_maker: {
    status: 403,
    en: 'A key cannot be given more than its maker holds',
    es: 'Una clave no puede recibir más permisos que los de quien la crea',
  },
  rate_limit_exceeded: {
    status: 429,
    en: 'Too many requests, try again later',
    es: 'Demasiadas peticiones, inténtelo más tarde',
  },
  ip_banned: {
    status: 429,
    en: 'Too many refused credentials from this address, try again later',
    es: 'Demasiadas credenciales rechazadas desde esta dirección, inténtelo más tarde',
  },
  api_version_invalid: {
    status: 400,
    en: 'This version of the API is not served',
    es: 'Versión de API no válida',
  },
  parameter_missing: {
    status: 400,
    en: 'A required parameter is missing',
    es: 'Falta un parámetro obligatorio',
  },
  validation_failed: { status: 422, en: 'Some values are not valid', es: 'Algunos valores no son válidos' },
  malformed_request: {
    status: 400,
    en: 'The request cannot be understood',
    es: 'No se puede entender la petición',
  },
  malformed_json: { status: 400, en: 'The body is not valid JSON', es: 'El cuerpo no es JSON válido' },
  duplicate_header: {
    status: 400,
    en: 'A header that counts once was sent more than once',
    es: 'Se ha enviado más de una vez una cabecera que solo cuenta una vez',
  },
  key_in_url: {
    status: 400,
    en: 'Never put a key in the URL; send it in a header and replace the key that was exposed',
    es: 'Nunca ponga una clave en la URL; envíela en una cabecera y cambie la clave expuesta',
  },
  idempotency_key_invalid: {
    status: 400,
    en: 'Idempotency-Key must be 1 to 255 visible ASCII characters',
    es: 'Idempotency-Key debe tener entre 1 y 255 caracteres ASCII visibles',
  },
  idempotency_key_required: {
    status: 400,
    en: 'This needs an Idempotency-Key header that is a UUID',
    es: 'Falta una cabecera Idempotency-Key que sea un UUID',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was used with another request',
    es: 'Esta Idempotency-Key ya se usó con otra petición',
  },
  idempotency_key_busy: {
    status: 409,
    en: 'The first request with this Idempotency-Key is still at work',
    es: 'La primera petición con esta Idempotency-Key todavía se está atendiendo',
  },
  method_not_allowed: {
    status: 405,
    en: 'This method does nothing here',
    es: 'Este método no se admite aquí',
  },
  unsupported_media_type: {
    status: 415,
    en: 'Send the body as application/json',
    es: 'Envíe el cuerpo como application/json',
  },
  payload_too_large: { status: 413, en: 'The body is too large', es: 'El cuerpo es demasiado grande' },
  headers_too_large: {
    status: 431,
    en: 'The URL and the headers are too large',
    es: 'La URL y las cabeceras son demasiado grandes',
  },
  request_timeout: {
    status: 408,
    en: 'The request took too long to arrive',
    es: 'La petición ha tardado demasiado en llegar',
  },
  not_found: { status: 404, en: 'Not found', es: 'No encontrado' },
  conflict: {
    status: 409,
    en: 'This contradicts what is already stored',
    es: 'Contradice lo que ya está guardado',
  },
  in_use: {
    status: 409,
    en: 'Other records still refer to this one',
    es: 'Otros registros todavía hacen referencia a este',
  },
  key_not_rotatable: {
    status: 409,
    en: 'This key was revoked or replaced already',
    es: 'Esta clave ya se revocó o se sustituyó',
  },
  invoice_not_draft: {
    status: 409,
    en: 'Only a draft can be changed; an issued invoice is corrected by a credit note',
    es: 'Solo se puede cambiar un borrador; una factura emitida se corrige con una rectificativa',
  },
  invoice_not_issued: {
    status: 409,
    en: 'This is not an issued invoice',
    es: 'No es una factura emitida',
  },
  already_cancelled: {
    status: 409,
    en: 'This document is already cancelled',
    es: 'Este documento ya está anulado',
  },
  debit_note_paid: {
    status: 409,
    en: 'A debit note can only be cancelled while nothing has been paid on it',
    es: 'Una nota de débito solo se puede anular mientras no se haya pagado nada de ella',
  },
  purchase_not_draft: {
    status: 409,
    en: 'Only a draft can be changed, confirmed or deleted; unconfirm or cancel what is confirmed',
    es: 'Solo se puede cambiar, confirmar o eliminar un borrador; desconfirme o anule lo confirmado',
  },
  purchase_not_confirmed: {
    status: 409,
    en: 'This purchase is not confirmed',
    es: 'Esta compra no está confirmada',
  },
  purchase_not_unconfirmable: {
    status: 409,
    en: 'Only a purchase invoice can be unconfirmed; a note or an import is cancelled',
    es: 'Solo se puede desconfirmar una factura de compra; una nota o una importación se anula',
  },
  purchase_not_cancellable: {
    status: 409,
    en: 'A confirmed purchase invoice is not cancelled; unconfirm it or enter a credit note',
    es: 'Una factura de compra confirmada no se anula; desconfírmela o registre una nota de crédito',
  },
  document_locked: {
    status: 409,
    en: 'The state of this document locks it',
    es: 'El estado de este documento no permite cambiarlo',
  },
  already_paid: { status: 400, en: 'The invoice is already paid', es: 'La factura ya está pagada' },
  series_exhausted: {
    status: 409,
    en: 'The series has no valid number left; its range is used up or its authorisation has ended',
    es: 'La serie no tiene números válidos; su rango está agotado o su autorización ha vencido',
  },
  last_proprietor: {
    status: 409,
    en: 'A company keeps at least one active proprietor',
    es: 'Una empresa conserva al menos un propietario activo',
  },
  too_many_webhooks: {
    status: 409,
    en: 'A company has at most 20 webhooks',
    es: 'Una empresa tiene como máximo 20 webhooks',
  },
  webhook_not_enabled: {
    status: 409,
    en: 'This webhook does not deliver; set its status to enabled first',
    es: 'Este webhook no entrega; ponga antes su estado en enabled',
  },
  delivery_pending: {
    status: 409,
    en: 'This delivery is still waiting to be made',
    es: 'Esta entrega todavía está pendiente',
  },
  mail_not_configured: {
    status: 501,
    en: 'This server is not set up to send mail',
    es: 'Este servidor no está configurado para enviar correo',
  },
  mail_failed: {
    status: 502,
    en: 'The mail server did not take the mail',
    es: 'El servidor de correo no ha aceptado el mensaje',
  },
  console_not_built: {
    status: 501,
    en: 'The console is not built on this server; build it with npm run build and start the server again',
    es: 'La consola no está compilada en este servidor; ejecute npm run build y reinicie el servidor',
  },
  unavailable: {
    status: 503,
    en: 'The service cannot answer right now, try again shortly',
    es: 'El servicio no puede responder ahora, inténtelo en unos instantes',
  },
  internal_error: { status: 500, en: 'Something went wrong on our side', es: 'Se ha producido un error' },
} as const satisfies Record<string, { status: number; en: string; es: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One value that was not accepted: `field` is a path such as `lines[0].quantity`, `code` a stable word. */
export interface ProblemDetail {
  field: string;
  code: string;
  message?: string;
}

/** What is wrong with each of several records, by their caller's own names for them, in words for people. */
export type RecordErrors = Readonly<Record<string, readonly string[]>>;

export interface ProblemOptions {
  details?: readonly ProblemDetail[];
  /** Where each of several records that came together was refused. */
  errors?: RecordErrors;
  /** Seconds after which the same request may succeed; becomes `Retry-After`. */
  retryAfterSeconds?: number;
  /** What really happened: for the log, never for the wire. */
  cause?: unknown;
}

/** Nobody is let in: it is spoken a thousand times a second to who guesses, and is never an error of ours. */
const NOT_LET_IN: ReadonlySet<number> = new Set([401, 403, 429]);

/** V8's Error, where the types of a browser do not tell of it. */
const StackWriter = Error as ErrorConstructor & { stackTraceLimit: number };

/**
 * A refusal with a stable code. Its public words come from PROBLEMS; `cause` is only ever logged. It has a stack unless
 * it only lets nobody in: to write one down costs as much as all else of such an answer.
 */
export class Problem extends Error {
  readonly status: number;
  readonly details: readonly ProblemDetail[] | undefined;
  readonly errors: RecordErrors | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    options: ProblemOptions = {},
  ) {
    const { stackTraceLimit } = StackWriter;
    if (NOT_LET_IN.has(PROBLEMS[code].status)) StackWriter.stackTraceLimit = 0;
    super(PROBLEMS[code].en, { cause: options.cause });
    StackWriter.stackTraceLimit = stackTraceLimit;
    this.name = 'Problem';
    this.status = PROBLEMS[code].status;
    this.details = options.details;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  say(language: Language): string {
    return PROBLEMS[this.code][language];
  }
}

/** A value in the request that names something the company does not have, or that cannot be stored. */
export function invalid(field: string, code: string, message?: string): Problem {
  return new Problem('validation_failed', { details: [{ field, code, ...(message ? { message } : {}) }] });
}

/** What `work` answers for a record that a value names: one that is missing makes it an unknown value of `field`. */
export async function unknownIfMissing<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') throw invalid(field, 'unknown');
    throw error;
  }
}

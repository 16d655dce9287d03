import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SAYS = 'llavero:says';
/** In the reference as well: an operation whose answer has no envelope. */
export const PLAIN = 'x-llavero-plain';
export const REPEATABLE = 'llavero:repeatable';
export const WAITS = 'llavero:waits';
export const ONCE_ONLY = 'llavero:once-only';

/** The sentence that a successful answer carries beside its data, where a dialect has a place for one. */
export const Says = (message: string) => SetMetadata(SAYS, message);

/** The handler's result goes on the wire as it is, without a dialect's envelope. */
export const Plain = () => applyDecorators(SetMetadata(PLAIN, true), ApiExtension(PLAIN, true));

/** A POST that creates nothing: once more does no harm, so no answer is kept for an `Idempotency-Key`. */
export const Repeatable = () => SetMetadata(REPEATABLE, true);

/** The handler waits for another server: no transaction stays open around it, not even for an `Idempotency-Key`. */
export const WaitsForOthers = () => SetMetadata(WAITS, true);

/** A POST that is not taken without an `Idempotency-Key`, which here is a UUID. */
export const OnceOnly = () => SetMetadata(ONCE_ONLY, true);

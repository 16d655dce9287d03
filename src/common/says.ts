import { SetMetadata } from '@nestjs/common';

export const SAYS = 'llavero:says';
export const PLAIN = 'llavero:plain';

/** The sentence that a successful answer carries beside its data, where a dialect has a place for one. */
export const Says = (message: string) => SetMetadata(SAYS, message);

/** The handler's result goes on the wire as it is, without a dialect's envelope. */
export const Plain = () => SetMetadata(PLAIN, true);

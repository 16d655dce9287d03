import { applyDecorators, Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtension, ApiExtraModels } from '@nestjs/swagger';

/** Where the reference reads what the rows of a list are. */
export const ROWS = 'x-llavero-rows';

/** What the rows of a list are, where they are not what GET of one record answers. */
export const Lists = (row: Type) => applyDecorators(ApiExtraModels(row), ApiExtension(ROWS, row.name));

/** Where the reference reads that an answer may have `errors` beside its data (PartlyTaken). */
export const PARTLY = 'x-llavero-partly';

/** A POST of several records, of which some may not be taken: what is answered for the others. */
export const TakesPartly = (record: Type) =>
  applyDecorators(ApiCreatedResponse({ type: record }), ApiExtension(PARTLY, true));

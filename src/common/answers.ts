import { applyDecorators, Type } from '@nestjs/common';
import { ApiExtension, ApiExtraModels } from '@nestjs/swagger';

/** Where the reference reads what the rows of a list are. */
export const ROWS = 'x-llavero-rows';

/** What the rows of a list are, where they are not what GET of one record answers. */
export const Lists = (row: Type) => applyDecorators(ApiExtraModels(row), ApiExtension(ROWS, row.name));

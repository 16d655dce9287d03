import { METHODS } from 'node:http';
import { Transform } from 'class-transformer';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';

/** CONNECT asks for another server and is no call of this one. */
const CALLED = METHODS.filter((method) => method !== 'CONNECT');

export class ExplainDto {
  /** `GET`, `POST`, ... in either case. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value))
  @IsIn(CALLED)
  method: string;

  /** As it would be called, of whatever contract: `/api/v1/invoices/7`, `/api/3/clientes`, `/business-partners`. */
  @IsString()
  @MaxLength(2_000)
  @Matches(/^\//)
  path: string;
}

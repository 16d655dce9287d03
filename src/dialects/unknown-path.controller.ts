import { All, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Authenticated } from '../access/route-policy.js';
import { Problem } from '../common/problem.js';

/** Paths that nothing serves: guards run before this 404, so strangers cannot map the API. */
@ApiExcludeController()
@Controller()
export class UnknownPathController {
  @All('*')
  @Authenticated()
  unknown(): never {
    throw new Problem('not_found');
  }
}

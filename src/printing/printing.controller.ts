import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { PDF_ANSWER, pdfAnswer } from './pdf-answer.js';
import { PrintingService } from './printing.service.js';

@ApiTags('printing')
@Controller('api/v1')
export class PrintingController {
  constructor(private readonly printing: PrintingService) {}

  /** The invoice, credit note or debit note as a PDF. */
  @Get('invoices/:id/pdf')
  @Resource('invoices')
  @ApiOkResponse(PDF_ANSWER)
  async invoice(@RecordId() id: number) {
    return pdfAnswer(await this.printing.invoice(id));
  }

  /** What the company keeps of a supplier's document, as a PDF. */
  @Get('purchases/:id/pdf')
  @Resource('purchases')
  @ApiOkResponse(PDF_ANSWER)
  async purchase(@RecordId() id: number) {
    return pdfAnswer(await this.printing.purchase(id));
  }
}

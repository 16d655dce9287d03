/** How a document is paid: on which day, and in which way; today and the document's own way when absent. */
export interface PaymentTerms {
  /** YYYY-MM-DD. */
  paid_on?: string | undefined;
  payment_method?: string | undefined;
}

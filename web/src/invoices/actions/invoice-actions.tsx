import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { InvoiceView } from '../../api/generated/index.js';
import { DownloadButton } from '../../common/download-button.js';
import { useMay } from '../../session/session.js';
import { allSeries } from '../choices.js';
import { CreditDialog } from './credit-dialog.js';
import { EndDraftDialogs } from './end-dialogs.js';
import { IssueDialog } from './issue-dialog.js';
import { PayDialog } from './pay-dialog.js';
import { SendDialog } from './send-dialog.js';
import { stepsOf } from './steps.js';
import type { Step } from './steps.js';

/** What is done most is at hand, the rest in a menu. */
const AT_HAND: ReadonlySet<Step> = new Set(['issue', 'edit', 'pay', 'refund']);
const PRIMARY: ReadonlySet<Step> = new Set(['issue', 'pay']);
const PATHS: Partial<Record<Step, string>> = { edit: 'edit', debit: 'debit-note' };

export function InvoiceActions({ invoice }: { invoice: InvoiceView }) {
  const { t } = useTranslation('invoices');
  const navigate = useNavigate();
  const [step, setStep] = useState<Step | null>(null);
  const steps = useSteps(invoice);
  const take = (next: Step) => {
    const path = PATHS[next];
    if (path) void navigate(`/invoices/${invoice.id}/${path}`);
    else setStep(next);
  };
  const inMenu = steps.filter((one) => !AT_HAND.has(one));
  const close = () => setStep(null);
  return (
    <>
      <DownloadButton path={`/api/v1/invoices/${invoice.id}/pdf`} query={{}}>
        {t('pdf')}
      </DownloadButton>
      {steps
        .filter((one) => AT_HAND.has(one))
        .toReversed()
        .map((one) => (
          <Button key={one} variant={PRIMARY.has(one) ? 'filled' : 'default'} onClick={() => take(one)}>
            {t(`steps.${one}`)}
          </Button>
        ))}
      {inMenu.length > 0 && <Further steps={inMenu} onChosen={take} />}
      <IssueDialog invoice={invoice} opened={step === 'issue'} onClose={close} />
      <PayDialog invoice={invoice} opened={step === 'pay' || step === 'refund'} onClose={close} />
      <CreditDialog invoice={invoice} opened={step === 'credit'} onClose={close} />
      <SendDialog invoice={invoice} opened={step === 'send'} onClose={close} />
      <EndDraftDialogs invoice={invoice} step={step} onClose={close} />
    </>
  );
}

function Further({ steps, onChosen }: { steps: readonly Step[]; onChosen: (step: Step) => void }) {
  const { t } = useTranslation('invoices');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('moreActions')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((one) => (
          <Menu.Item key={one} color={one === 'delete' ? 'red' : undefined} onClick={() => onChosen(one)}>
            {t(`steps.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What the document allows and the signed-in person too. */
function useSteps(invoice: InvoiceView): Step[] {
  const may = useMay();
  const { data: series = [] } = useQuery(allSeries);
  const hasDebitNotes = series.some(({ kind, active }) => kind === 'debit_note' && active);
  const opens = (step: Step) => {
    if (step === 'edit') return may('invoices', 'update');
    if (step === 'delete') return may('invoices', 'delete');
    if (step === 'pay' || step === 'refund') return may('payments', 'create');
    if (step === 'debit') return may('invoices', 'create') && hasDebitNotes;
    return may('invoices', 'create') || may('invoices', 'update');
  };
  return stepsOf(invoice).filter(opens);
}

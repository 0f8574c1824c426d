// Sentences of the pages. Chinese is the model; English must have the same shape, so that a missing or left-over
// sentence does not compile. One file a module in each language.
import type { Language } from '#base/localised.ts';
import { bureau as zhBureau } from './zh-CN/bureau.ts';
import { citizen as zhCitizen } from './zh-CN/citizen.ts';
import { counter as zhCounter } from './zh-CN/counter.ts';
import { desk as zhDesk } from './zh-CN/desk.ts';
import { form as zhForm } from './zh-CN/form.ts';
import { frame as zhFrame } from './zh-CN/frame.ts';
import { clocks as zhClocks } from './zh-CN/clocks.ts';
import { promises as zhPromises } from './zh-CN/promises.ts';
import { notices as zhNotices } from './zh-CN/notices.ts';
import { appointments as zhAppointments } from './zh-CN/appointments.ts';
import { mandates as zhMandates } from './zh-CN/mandates.ts';
import { handover as zhHandover } from './zh-CN/handover.ts';
import { afterwards as zhAfterwards } from './zh-CN/afterwards.ts';
import { supervision as zhSupervision } from './zh-CN/supervision.ts';
import { ratings as zhRatings } from './zh-CN/ratings.ts';
import { dashboard as zhDashboard } from './zh-CN/dashboard.ts';
import { costs as zhCosts } from './zh-CN/costs.ts';
import { costsEntry as zhCostsEntry } from './zh-CN/costs-entry.ts';
import { costsReview as zhCostsReview } from './zh-CN/costs-review.ts';
import { costsFindings as zhCostsFindings } from './zh-CN/costs-findings.ts';
import { costsWorkbook as zhCostsWorkbook } from './zh-CN/costs-workbook.ts';
import { costsTotals as zhCostsTotals } from './zh-CN/costs-totals.ts';
import { costsAnalysis as zhCostsAnalysis } from './zh-CN/costs-analysis.ts';
import { costsAppraisal as zhCostsAppraisal } from './zh-CN/costs-appraisal.ts';
import { costsReport as zhCostsReport } from './zh-CN/costs-report.ts';
import { consultation as zhConsultation } from './zh-CN/consultation.ts';
import { consultationIntake as zhConsultationIntake } from './zh-CN/consultation-intake.ts';
import { consultationCollation as zhConsultationCollation } from './zh-CN/consultation-collation.ts';
import { consultationSorting as zhConsultationSorting } from './zh-CN/consultation-sorting.ts';
import { consultationDispatch as zhConsultationDispatch } from './zh-CN/consultation-dispatch.ts';
import { consultationDisposition as zhConsultationDisposition } from './zh-CN/consultation-disposition.ts';
import { consultationPlan as zhConsultationPlan } from './zh-CN/consultation-plan.ts';
import { consultationProcedure as zhConsultationProcedure } from './zh-CN/consultation-procedure.ts';
import { consultationCoverage as zhConsultationCoverage } from './zh-CN/consultation-coverage.ts';
import { consultationCommitments as zhConsultationCommitments } from './zh-CN/consultation-commitments.ts';
import { consultationPacket as zhConsultationPacket } from './zh-CN/consultation-packet.ts';
import { consultationPublic as zhConsultationPublic } from './zh-CN/consultation-public.ts';
import { consultationPublished as zhConsultationPublished } from './zh-CN/consultation-published.ts';
import { bureau as enBureau } from './en/bureau.ts';
import { citizen as enCitizen } from './en/citizen.ts';
import { counter as enCounter } from './en/counter.ts';
import { desk as enDesk } from './en/desk.ts';
import { form as enForm } from './en/form.ts';
import { frame as enFrame } from './en/frame.ts';
import { clocks as enClocks } from './en/clocks.ts';
import { promises as enPromises } from './en/promises.ts';
import { notices as enNotices } from './en/notices.ts';
import { appointments as enAppointments } from './en/appointments.ts';
import { mandates as enMandates } from './en/mandates.ts';
import { handover as enHandover } from './en/handover.ts';
import { afterwards as enAfterwards } from './en/afterwards.ts';
import { supervision as enSupervision } from './en/supervision.ts';
import { ratings as enRatings } from './en/ratings.ts';
import { dashboard as enDashboard } from './en/dashboard.ts';
import { costs as enCosts } from './en/costs.ts';
import { costsEntry as enCostsEntry } from './en/costs-entry.ts';
import { costsReview as enCostsReview } from './en/costs-review.ts';
import { costsFindings as enCostsFindings } from './en/costs-findings.ts';
import { costsWorkbook as enCostsWorkbook } from './en/costs-workbook.ts';
import { costsTotals as enCostsTotals } from './en/costs-totals.ts';
import { costsAnalysis as enCostsAnalysis } from './en/costs-analysis.ts';
import { costsAppraisal as enCostsAppraisal } from './en/costs-appraisal.ts';
import { costsReport as enCostsReport } from './en/costs-report.ts';
import { consultation as enConsultation } from './en/consultation.ts';
import { consultationIntake as enConsultationIntake } from './en/consultation-intake.ts';
import { consultationCollation as enConsultationCollation } from './en/consultation-collation.ts';
import { consultationSorting as enConsultationSorting } from './en/consultation-sorting.ts';
import { consultationDispatch as enConsultationDispatch } from './en/consultation-dispatch.ts';
import { consultationDisposition as enConsultationDisposition } from './en/consultation-disposition.ts';
import { consultationPlan as enConsultationPlan } from './en/consultation-plan.ts';
import { consultationProcedure as enConsultationProcedure } from './en/consultation-procedure.ts';
import { consultationCoverage as enConsultationCoverage } from './en/consultation-coverage.ts';
import { consultationCommitments as enConsultationCommitments } from './en/consultation-commitments.ts';
import { consultationPacket as enConsultationPacket } from './en/consultation-packet.ts';
import { consultationPublic as enConsultationPublic } from './en/consultation-public.ts';
import { consultationPublished as enConsultationPublished } from './en/consultation-published.ts';

export type FrameTexts = typeof zhFrame;
export type FormTexts = typeof zhForm;
export type CitizenTexts = typeof zhCitizen;
export type CounterTexts = typeof zhCounter;
export type DeskTexts = typeof zhDesk;
export type BureauTexts = typeof zhBureau;

export type Texts = {
  readonly frame: FrameTexts;
  readonly form: FormTexts;
  readonly citizen: CitizenTexts;
  readonly counter: CounterTexts;
  readonly desk: DeskTexts;
  readonly bureau: BureauTexts;
  readonly clocks: typeof zhClocks;
  readonly promises: typeof zhPromises;
  readonly notices: typeof zhNotices;
  readonly appointments: typeof zhAppointments;
  readonly mandates: typeof zhMandates;
  readonly handover: typeof zhHandover;
  readonly afterwards: typeof zhAfterwards;
  readonly supervision: typeof zhSupervision;
  readonly ratings: typeof zhRatings;
  readonly dashboard: typeof zhDashboard;
  readonly costs: typeof zhCosts;
  readonly costsEntry: typeof zhCostsEntry;
  readonly costsReview: typeof zhCostsReview;
  readonly costsFindings: typeof zhCostsFindings;
  readonly costsWorkbook: typeof zhCostsWorkbook;
  readonly costsTotals: typeof zhCostsTotals;
  readonly costsAnalysis: typeof zhCostsAnalysis;
  readonly costsAppraisal: typeof zhCostsAppraisal;
  readonly costsReport: typeof zhCostsReport;
  readonly consultation: typeof zhConsultation;
  readonly consultationIntake: typeof zhConsultationIntake;
  readonly consultationCollation: typeof zhConsultationCollation;
  readonly consultationSorting: typeof zhConsultationSorting;
  readonly consultationDispatch: typeof zhConsultationDispatch;
  readonly consultationDisposition: typeof zhConsultationDisposition;
  readonly consultationPlan: typeof zhConsultationPlan;
  readonly consultationProcedure: typeof zhConsultationProcedure;
  readonly consultationCoverage: typeof zhConsultationCoverage;
  readonly consultationCommitments: typeof zhConsultationCommitments;
  readonly consultationPacket: typeof zhConsultationPacket;
  readonly consultationPublic: typeof zhConsultationPublic;
  readonly consultationPublished: typeof zhConsultationPublished;
};

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': {
    frame: zhFrame,
    form: zhForm,
    citizen: zhCitizen,
    counter: zhCounter,
    desk: zhDesk,
    bureau: zhBureau,
    clocks: zhClocks,
    promises: zhPromises,
    notices: zhNotices,
    appointments: zhAppointments,
    mandates: zhMandates,
    handover: zhHandover,
    afterwards: zhAfterwards,
    supervision: zhSupervision,
    ratings: zhRatings,
    dashboard: zhDashboard,
    costs: zhCosts,
    costsEntry: zhCostsEntry,
    costsReview: zhCostsReview,
    costsFindings: zhCostsFindings,
    costsWorkbook: zhCostsWorkbook,
    costsTotals: zhCostsTotals,
    costsAnalysis: zhCostsAnalysis,
    costsAppraisal: zhCostsAppraisal,
    costsReport: zhCostsReport,
    consultation: zhConsultation,
    consultationIntake: zhConsultationIntake,
    consultationCollation: zhConsultationCollation,
    consultationSorting: zhConsultationSorting,
    consultationDispatch: zhConsultationDispatch,
    consultationDisposition: zhConsultationDisposition,
    consultationPlan: zhConsultationPlan,
    consultationProcedure: zhConsultationProcedure,
    consultationCoverage: zhConsultationCoverage,
    consultationCommitments: zhConsultationCommitments,
    consultationPacket: zhConsultationPacket,
    consultationPublic: zhConsultationPublic,
    consultationPublished: zhConsultationPublished,
  },
  en: {
    frame: enFrame,
    form: enForm,
    citizen: enCitizen,
    counter: enCounter,
    desk: enDesk,
    bureau: enBureau,
    clocks: enClocks,
    promises: enPromises,
    notices: enNotices,
    appointments: enAppointments,
    mandates: enMandates,
    handover: enHandover,
    afterwards: enAfterwards,
    supervision: enSupervision,
    ratings: enRatings,
    dashboard: enDashboard,
    costs: enCosts,
    costsEntry: enCostsEntry,
    costsReview: enCostsReview,
    costsFindings: enCostsFindings,
    costsWorkbook: enCostsWorkbook,
    costsTotals: enCostsTotals,
    costsAnalysis: enCostsAnalysis,
    costsAppraisal: enCostsAppraisal,
    costsReport: enCostsReport,
    consultation: enConsultation,
    consultationIntake: enConsultationIntake,
    consultationCollation: enConsultationCollation,
    consultationSorting: enConsultationSorting,
    consultationDispatch: enConsultationDispatch,
    consultationDisposition: enConsultationDisposition,
    consultationPlan: enConsultationPlan,
    consultationProcedure: enConsultationProcedure,
    consultationCoverage: enConsultationCoverage,
    consultationCommitments: enConsultationCommitments,
    consultationPacket: enConsultationPacket,
    consultationPublic: enConsultationPublic,
    consultationPublished: enConsultationPublished,
  },
};

/** All sentences in one language. */
export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

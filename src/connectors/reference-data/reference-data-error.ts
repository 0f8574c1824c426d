/** The reference data that came with the product is broken: the installation is, so this is thrown at the start. */
export class ReferenceDataError extends Error {
  readonly file: string;
  readonly findings: readonly unknown[];

  constructor(file: string, findings: readonly unknown[]) {
    super(`${file}: ${findings.length} findings, first ${JSON.stringify(findings.slice(0, 5))}`);
    this.name = 'ReferenceDataError';
    this.file = file;
    this.findings = findings;
  }
}

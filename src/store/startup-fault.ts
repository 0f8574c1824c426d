/**
 * Something outside the program keeps it from starting: a folder it may not enter, a database that does not answer, a
 * changed migration. The message is a whole sentence for the person at the terminal; no stack trace is shown for it.
 */
export class StartupFault extends Error {
  override readonly name = 'StartupFault';
}

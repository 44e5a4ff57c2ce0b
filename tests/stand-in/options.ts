/** Options of the page half of the stand-in: what its modules are like when they arrive. */

/** A way in which a module of a later WhatsApp Web may differ. */
export type SignatureChange =
  | { module: string; export: string; change: 'gone' }
  | { module: string; export: string; change: 'renamed'; to: string }
  /** The function takes another number of parameters (its `length` differs) and fails when called the old way. */
  | { module: string; export: string; change: 'arity' }
  /** The function still works but returns a value nobody expects. */
  | { module: string; export: string; change: 'result'; result: unknown };

export interface PageOptions {
  /** From the load of the page until `require` and `importNamespace` exist. Default 5. */
  registryDelayMs?: number;
  /** From the registry until WhatsApp runs its own start (Stream, Socket). Default 20. */
  bootDelayMs?: number;
  /** From the connection until `main_loaded`. Default 30. */
  mainDelayMs?: number;
  /** Modules that arrive later, counted from the registry; `'never'` leaves only the names other modules need. */
  lateModules?: Record<string, number | 'never'>;
  /** Modules nobody has heard of. */
  missingModules?: readonly string[];
  /** Modules whose factory throws: dead for WhatsApp too. */
  brokenModules?: readonly string[];
  changedSignatures?: readonly SignatureChange[];
  /** Modules that stand for the rest of WhatsApp's 18,447. Default 3,000. */
  fillerModules?: number;
  /** From the answer to a refresh until the page's collections show it; the next notice of the group waits for it. Default 40. */
  followDelayMs?: number;
  /** A look into the page's local table. Default 5. */
  tableDelayMs?: number;
  /** From a lost connection to the next attempt. Default 400. */
  reconnectDelayMs?: number;
}

/** `system` follows the browser's colour scheme. */
export type Theme = 'light' | 'dark' | 'system';
export type Direction = 'ltr' | 'rtl';

/**
 * The one way to zod. Its compiled parsers need `new Function`, which an extension's content security policy forbids and
 * reports; so it is told before any schema is made.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };

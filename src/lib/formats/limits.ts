import * as z from 'zod/mini';

// The policy of the pages forbids code made from text; zod would try, and be reported.
z.config({ jitless: true });

import data from 'virtual:bank/index';
import { openIndex } from '../src/lib/core/parts.ts';

/** Which questions there are: all that is needed to choose them and to know what is due. */
export const index = openIndex(data);

import data from 'virtual:bank';
import { openBank } from '../src/lib/core/bank.ts';
import { templates } from './templates/index.ts';

export const bank = openBank(data, templates);

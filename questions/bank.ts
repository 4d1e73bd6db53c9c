import entities from 'virtual:bank/entities';
import index from 'virtual:bank/index';
import lease from 'virtual:bank/lease';
import migration from 'virtual:bank/migration';
import statement from 'virtual:bank/statement';
import treaty from 'virtual:bank/treaty';
import { openBank } from '../src/lib/core/bank.ts';
import { joinParts } from '../src/lib/core/parts.ts';
import { templates } from './templates/index.ts';

const data = joinParts(index, entities, [lease, treaty, migration, statement]);

/** The whole bank. What only chooses takes the index, and what only asks takes one kind. */
export const bank = openBank(data, templates);

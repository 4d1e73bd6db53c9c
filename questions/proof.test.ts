/**
 * The proof of the bank, rule by rule: every question with fifty seeds. They are drawn once for all files,
 * which is why these are one test and not eight.
 */
import './proof/answers.ts';
import './proof/bank.ts';
import './proof/charts.ts';
import './proof/dates.ts';
import './proof/giveaway.ts';
import './proof/maps.ts';
import './proof/sources.ts';
import './proof/wording.ts';

// Writes the words that passwords are guessed from, one a line, lower-case: leaked passwords, then French words and first names.
import { writeFileSync } from 'node:fs';
import common from '@zxcvbn-ts/language-common';
import french from '@zxcvbn-ts/language-fr';

const lists = [common.dictionary['passwords-common'], french.dictionary['commonWords-fr'], french.dictionary['firstnames-fr']];
if (lists.some(list => !list?.length))
  throw new Error('A word list is missing from its package.');
const words = new Set(lists.flat().map(word => word.toLowerCase()).filter(word => word.length >= 4));
writeFileSync(process.argv[2], [...words].join('\n') + '\n');

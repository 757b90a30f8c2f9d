/** The words of an invented library: drawn as often as a language uses its words, with other scripts among them. */
import type { Random } from '../anchoring/random.ts';

const FREQUENT =
  'the of and to a in is that it for as with on are be this was by not you or from have an they which one we can but what all there when who will more if out so up their than about into some could time its only other new like then do any now people may work over make such way even most because these first after many must before through back much where your how little good just very'.split(
    ' ',
  );
const ONSETS = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ee io oa ou'.split(' ');
const CODAS = ['', '', 'l', 'm', 'n', 'nd', 'ng', 'r', 'rt', 's', 'st', 't', 'x'];
const ENDINGS = ['', '', '', 's', 'ing', 'ed', 'tion', 'ment', 'ly', 'er', 'able', 'ness'];

const ACCENTED =
  'naïveté café résumé Straße über Łódź señor façade piñata coöperate crème brûlée jalapeño smörgåsbord Dvořák São Málaga Ångström'.split(
    ' ',
  );
const SIGNS =
  '東京都大阪市日本語文章読者手紙編集発行週刊記事仮説検証問題証拠製品開発組織学習時間仕事世界人間会社方法意味考方向数据分析用户增长团队假设风险市场研究设计实验';

/** A vocabulary of invented words behind the frequent ones; the same at each call. */
export function vocabularyOf(random: Random, size: number): string[] {
  const words = new Set(FREQUENT);
  while (words.size < size) {
    const syllables = random.between(1, 4);
    let word = '';
    for (let count = 0; count < syllables; count++)
      word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
    words.add(word + random.pick(ENDINGS));
  }
  return [...words];
}

/** A rank below `size`, the n-th about 1/n as often as the first: Zipf's law, by its integral. */
export function zipf(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random.next() * Math.log(size + 1)) - 1));
}

/** Sentences of about `length` units; one text in ten has accents or Chinese and Japanese signs. */
export function prose(random: Random, vocabulary: readonly string[], length: number): string {
  const other = random.chance(0.1) ? random.pick([accented, signs]) : undefined;
  let text = '';
  while (text.length < length) {
    const sentence: string[] = [];
    const words = random.between(6, 22);
    for (let count = 0; count < words; count++) {
      sentence.push(
        other !== undefined && random.chance(0.3)
          ? other(random)
          : (vocabulary[zipf(random, vocabulary.length)] ?? ''),
      );
    }
    const line = sentence.join(' ');
    text += `${text === '' ? '' : ' '}${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
  }
  const cut = text.lastIndexOf(' ', length);
  return cut > 0 ? text.slice(0, cut) : text;
}

function accented(random: Random): string {
  return random.pick(ACCENTED);
}

function signs(random: Random): string {
  const start = random.between(0, SIGNS.length - 6);
  return SIGNS.slice(start, start + random.between(2, 7));
}

/** The sentences in which a newsletter speaks of itself, in the languages that Postil reads. */
import { expression, hasOne, lowerCase } from './expressions.ts';

export interface SelfReference {
  readonly words: string;
  /** True where only an issue says so. */
  readonly certain: boolean;
}

const PERIOD = "(?:today|this (?:week|month|quarter|fortnight))['’]s";
const NAME = "(?:[\\wÀ-ɏ&'’#.-]+ ){0,7}?";
const MONTHS = '[a-z]{3,6}ber|(?:jan|febr)uary|march|april|may|june|july|august';

/** What a newsletter is called, in lower case; parts of expressions as well. */
const NEWSLETTER_WORDS =
  'newsletter|infolettre|newsbrief|nieuwsbrief|boletín|boletim|zpravodaj|biuletyn|bülten|рассылк|розсилк|نشرة|ניוזלטר|न्यूज़लेटर|뉴스레터|ニュースレター|メルマガ|周刊|週刊|周报|週報|電子報|电子报';
/** Words for "this" and "our" before it, in languages that part words. */
const THIS =
  'diese[rmns]?|unsere[rmns]?|cette|notre|questa|est[ae]|deze|tento|t[aęe]n?|эт\\p{L}+|ц\\p{L}{1,2}|bu|यह|इस|هذه';

/**
 * Words of which one must be there, in lower case and parted by `|`, and others likewise; whether only
 * an issue says so; and the sentence. Compiling an expression takes longer than all else on most pages:
 * it is done only where the words were found.
 */
const SENTENCES: readonly (readonly [words: string, others: string, certain: boolean, sentence: string])[] = [
  ['newsletter', ' of ', true, `(?:issue|edition|instal?lment) of ${NAME}newsletter\\b`],
  [
    'newsletter|edition|issue',
    'welcome',
    true,
    `\\bwelcome (?:back )?to ${NAME}(?:newsletter|edition|issue)\\b`,
  ],
  [
    'newsletter',
    'newsletter ',
    true,
    '(?:^|\\bis |\\bare |[.,:|–—•] )(?:an?|your|the) (?:[\\w-]+,? (?:and )?){0,5}?newsletter (?:by|about|on|from|for|of|with|covering|that|where|exploring|dedicated|devoted|written)\\b',
  ],
  ['newsletter', 'is a', true, '\\bis an? (?:[\\w-]+,? ){0,5}newsletter\\b'],
  [
    'newsletter|mail',
    'this |forwarded|you',
    true,
    "\\b(?:(?:was|if) this|forwarded(?: you)?(?: this)?|you(?:['’]re| are) (?:receiving|getting|reading) th(?:is|e)|you (?:received|got|get) th(?:is|e)) (?:e-?mail|[^.]{0,40}?newsletter)\\b",
  ],
  ['newsletter', '', true, 'newsletter,? (?:issue|no\\.?|number|vol\\.?|edition|#) ?#?\\d'],
  ['newsletter', '', true, `\\b(?:${MONTHS}),? (?:20\\d\\d )?newsletter\\b`],
  [
    'newsletter',
    'diesen |erh',
    true,
    '\\bdiesen newsletter,? (?:weil|da)\\b|\\berh[aä]lt[^.]{0,60}newsletter[^.]{0,20}(?:weil|da|aufgrund)\\b',
  ],
  ['issue', ' of ', true, `\\bissue #?\\d+ of ${NAME}(?:weekly|daily|digest|dispatch|bulletin)\\b`],
  ['ausgabe', '', true, '\\bausgabe (?:des newsletters|(?:vom|nr\\.?|nummer|#) ?\\d)'],
  [
    NEWSLETTER_WORDS,
    '',
    true,
    `(?:(?<!\\p{L})(?:${THIS}) (?:[^ .]+ )?(?!newsletter)(?:ال)?|この|今週の|本期?|[这這]份|이번 |edición del )(?:${NEWSLETTER_WORDS})|뉴스레터(?:입니다| (?:제?\\d+호|\\d{4}년))|ניוזלטר הזה`,
  ],
  [
    'newsletter|edition|issue|mail|ly round',
    '',
    false,
    `(?<!\\p{L})(?:(?:this|${PERIOD}|${THIS}) (?:[^ .]+ ){0,2}newsletter|${PERIOD} (?:[\\w-]+ )?(?:edition|issue|e-?mail)|(?:free|(?:dai|week|month)ly) (?:\\w+ )?e-?mail)\\b|ly round-?up`,
  ],
  [
    'mail|letter',
    ' e|lettera',
    true,
    '\\b(?:vous (?:recevez|avez reçu) cet|hai ricevuto questa|(?:je|u) ontvangt deze|erh[aä]lt(?:st|en) diese) (?:e-?mail|lettera)',
  ],
  ['cette|edição', '', false, "\\bcette (?:édition|lettre d['’]information)\\b|\\best[ae] edição d"],
];

/**
 * Where one of the sentences above may stand, in a text as it is written; rather too wide. What is rare
 * comes first, and what stands before that is looked back at: so a long page costs little.
 */
export const SELF_REFERENCE_WORDS = `${NEWSLETTER_WORDS.replace(/(?<=^|\|)\p{Ll}/gu, '')}|NEWSLETTER|(?:[mM]ail|edition|issue)(?<=(?:his|['’]s|ly|ree|cet|esta|eze|iese)\\s+(?:[\\w-]+\\s)?(?:[eE]-?)?\\w{4,7})|elcome\\s(?:back\\s)?to|ssue #?\\d+ of|ly round|usgabe|ette (?:édi|lettre)|dição|icevuto`;

/** Whether a newsletter speaks of itself here, and with which words. */
export function selfReference(text: string): SelfReference | undefined {
  const lower = lowerCase(text);
  let hint: SelfReference | undefined;
  for (const [needed, others, certain, sentence] of SENTENCES) {
    if (hint !== undefined && !certain) continue;
    if (!hasOne(lower, needed) || !hasOne(lower, others)) continue;
    const found = expression(sentence).exec(lower);
    if (found === null) continue;
    const words = text.slice(found.index, found.index + found[0].length).trim();
    if (certain) return { words, certain };
    hint = { words, certain };
  }
  return hint;
}

/** Sentences that are said of other newsletters as well. */
const DESCRIPTION = /^(?:(?:is|are) |[.,:|–—•] )?(?:an?|your|the) |^(?:issue|edition|instal?lment) of/i;

/** Whether these words describe a newsletter, their own or another one. */
export function describesNewsletter({ words }: SelfReference): boolean {
  return DESCRIPTION.test(words);
}

/** Whether a text asks its reader to subscribe: what it offers is not what is being read. */
export function invites(text: string): boolean {
  return /\b(?:sign(?:ing)? up|subscrib(?:e|ing)|join|register|get (?:our|the|a))\b/i.test(text);
}

/** Whether a headline names a newsletter that is being read, and not newsletters as its subject. */
export function isCalledNewsletter(title: string): boolean {
  return title
    .split(/ [|–—·-] |: /)
    .some(
      (part) =>
        namesNewsletter(part) &&
        !/newsletters\b|\?|^\W*(?:how|why|what|which|who|best|top|sending|writing|starting|building|running|growing)\b/i.test(
          part,
        ),
    );
}

/** The stronger of two. */
export function stronger(
  one: SelfReference | undefined,
  other: SelfReference | undefined,
): SelfReference | undefined {
  if (one?.certain === true || other === undefined) return one;
  return one === undefined || other.certain ? other : one;
}

const ONLINE =
  '\\b(?:view|read|open|see)(?: (?:this|it|the))?(?: (?:e-?mail|newsletter|issue|post|message|campaign))? (?:online\\b|on(?:line)? the web\\b|(?:in|on|with)(?: (?:your|a|the))? (?:web ?)?(?:browser|website)\\b|in (?:the )?app or online)|\\b(?:web|browser|online) version\\b|^read on (?:the web|\\w{2,20})$|\\bim browser (?:an|öffnen|lesen)|\\bonline[- ]?(?:version|ansicht|lesen)|\\bvollansicht\\b|\\b(?:voir|lire|ouvrir|afficher|consulter)[^.]{0,30}(?:en ligne|dans (?:votre|le|un) navigateur)|\\bversion en ligne\\b|\\bver (?:este |esta )?[^.]{0,20}(?:en (?:el|tu|su) navegador|en línea|no navegador|online)|\\b(?:visualizza|leggi|apri|bekijk|lees)[^.]{0,30}(?:browser|online)|브라우저에서|웹에서 보기|ブラウザで';
/** What such an offer names, and what it says of that. */
const ONLINE_WORDS =
  'online|browser|the web|read on|website|vollansicht|ligne|navigat|navegador|línea|브라우저|웹에서|ブラウザ';
const ONLINE_VERBS =
  'view|read|open|see|version|ansicht|lesen|im browser|voir|lire|ouvrir|afficher|consulter|ver |visualizza|leggi|apri|bekijk|lees|브라우저|웹에서|ブラウザ';

/** Whether the text offers itself in a browser, as mails do. */
export function offersOnline(text: string): boolean {
  if (text.length >= 200) return false;
  const lower = text.toLowerCase();
  return hasOne(lower, ONLINE_WORDS) && hasOne(lower, ONLINE_VERBS) && expression(ONLINE).test(lower);
}

/** What says it by itself, in lower case, and what says it together with other words. */
const LEAVE_WORDS =
  'unsubscribe|cancel your subscription|stop getting|stop receiving|opt out|opt-out|abbestellen|abmelden|austragen|désabonn|desabonn|désinscri|desinscri|disiscriv|uitschrijven|afmelden|수신거부|수신 거부|구독취소|구독 취소|配信停止|退订|退訂|wypis|odhlás|отписа|відписа|aboneli|הסר|إلغاء الاشتراك';
const LEAVE_HINTS = 'preferences|subscription|settings|baja|cancelar|annulla';
const LEAVE =
  '(?:manage|update|change) (?:your )?(?:e-?mail |subscription )?(?:preferences|subscriptions?|settings)|dar(?:[mts]e)? de baja|cancelar (?:la |a |su |tu |sua )?(?:suscripci|inscri|assinat)|annulla l.iscrizione';

/** Whether the text offers to leave the list. */
export function offersToLeave(text: string): boolean {
  const lower = text.toLowerCase();
  return hasOne(lower, LEAVE_WORDS) || (hasOne(lower, LEAVE_HINTS) && expression(LEAVE).test(lower));
}

/** Names that newsletters give themselves: of a publication, a site, a feed. */
export function namesNewsletter(name: string): boolean {
  return hasOne(name.toLowerCase(), NEWSLETTER_WORDS);
}

const PERIODICALS =
  'weekly|daily|monthly|digest|dispatch|dispatches|bulletin|letter|letters|briefing|gazette|roundup|wochenbrief|rundbrief|lettre|hebdo|semanal|settimanale';

/** Names that say how often something comes. */
export function namesPeriodical(name: string): boolean {
  const words = name.toLowerCase().split(/\W+/);
  return PERIODICALS.split('|').some((word) => words.includes(word));
}

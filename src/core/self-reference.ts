/** The sentences in which a newsletter speaks of itself, in the languages that Postil reads. */

export interface SelfReference {
  readonly words: string;
  /** True where only an issue says so. */
  readonly certain: boolean;
}

const PERIOD = "(?:today|this (?:week|month|quarter|fortnight))['’]s";
const NAME = "(?:[\\wÀ-ɏ&'’#.-]+ ){0,7}?";
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';

/**
 * A word that must be there, in lower case, whether only an issue says so, and the sentence. An
 * expression is compiled where its word was found, which saves most pages all of them.
 */
const SENTENCES: readonly (readonly [word: string, certain: boolean, sentence: string])[] = [
  ['newsletter', true, `(?:issue|edition|instal?lment) of ${NAME}newsletter\\b`],
  ['newsletter', true, `welcome (?:back )?to ${NAME}newsletter\\b`],
  [
    'newsletter',
    true,
    '(?:^|\\bis |\\bare |[.,:|–—•] )(?:an?|your|the) (?:[\\w-]+,? (?:and )?){0,5}?newsletter (?:by|about|on|from|for|of|with|covering|that|where|exploring|dedicated|devoted|written)\\b',
  ],
  ['newsletter', true, '\\bis an? (?:[\\w-]+,? ){0,5}newsletter\\b'],
  [
    'newsletter',
    true,
    "\\b(?:(?:was|if) this|forwarded(?: you)?(?: this)?|you(?:['’]re| are) (?:receiving|getting|reading) (?:this|the)|you (?:received|got|get) (?:this|the)) [^.]{0,40}?newsletter\\b",
  ],
  [
    'newsletter',
    true,
    `newsletter,? (?:issue|no\\.?|number|vol\\.?|edition|#) ?#?\\d|${MONTH},? (?:20\\d\\d )?newsletter\\b`,
  ],
  [
    'newsletter',
    true,
    '\\bausgabe des newsletters|\\bdiesen newsletter,? (?:weil|da)\\b|\\b(?:erhältst|erhalten)[^.]{0,60}newsletter[^.]{0,20}(?:weil|da|aufgrund)\\b',
  ],
  ['newsletter', false, `\\b(?:this|${PERIOD}) (?:[\\w-]+ ){0,2}newsletter\\b`],
  [
    'newsletter',
    false,
    '\\b(?:diese[rmns]?|unsere[rmns]?|cette|questa|esta|deze) (?:[\\wÀ-ɏ-]+ )?newsletter\\b',
  ],
  ['edition', true, `\\bwelcome (?:back )?to ${NAME}edition\\b`],
  ['edition', false, `\\b${PERIOD} (?:[\\w-]+ )?edition\\b|\\bcette édition\\b`],
  [
    'issue',
    true,
    `\\bwelcome (?:back )?to ${NAME}issue\\b|\\bissue #?\\d+ of ${NAME}(?:weekly|daily|digest|dispatch|bulletin)\\b`,
  ],
  ['issue', false, `\\b${PERIOD} (?:[\\w-]+ )?issue\\b`],
  [
    'mail',
    true,
    "\\b(?:forwarded(?: you)? this|(?:if|was) this) e-?mail\\b|\\byou(?:['’]re| are) (?:receiving|getting|reading) this e-?mail\\b|\\byou (?:received|got) this e-?mail\\b",
  ],
  [
    'mail',
    true,
    '\\bvous (?:recevez|avez reçu) cet e-?mail|\\bhai ricevuto questa e-?mail|\\b(?:je|u) ontvangt deze e-?mail|\\bdu erhältst diese e-?mail|\\bsie erhalten diese e-?mail',
  ],
  ['mail', false, `\\b${PERIOD} e-?mail\\b|\\b(?:free|daily|weekly|monthly) (?:\\w+ )?e-?mail\\b`],
  ['roundup', false, '\\b(?:your|the|our) (?:weekly|daily|monthly) roundup\\b'],
  ['round-up', false, '\\b(?:your|the|our) (?:weekly|daily|monthly) round-up\\b'],
  ['ausgabe', true, '\\bausgabe (?:vom|nr\\.?|nummer|#) ?\\d'],
  ['infolettre', true, '\\b(?:cette|notre) infolettre\\b'],
  ['lettre', false, "\\bcette lettre d['’]information\\b"],
  ['boletín', true, '\\b(?:este boletín|recibes este boletín|edición del boletín)\\b'],
  ['edição', false, '\\best[ae] edição d'],
  ['nieuwsbrief', false, '\\bdeze nieuwsbrief\\b'],
  ['뉴스레터', true, '뉴스레터입니다|뉴스레터 (?:제?\\d+호|\\d{4}년)|이번 뉴스레터'],
  ['ニュースレター', true, '(?:この|今週の|本)ニュースレター'],
  ['メルマガ', true, '(?:この|本)メルマガ'],
  ['周刊', false, '本期周刊|这份周刊'],
];

/** The words, one of which every sentence above has. */
export const TELLING = [...new Set(SENTENCES.map(([word]) => word))];

const compiled = new Map<string, RegExp>();

/** An expression that ignores case, compiled once and where it is needed. */
function expression(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, 'i');
  compiled.set(source, known);
  return known;
}

/** Whether a newsletter speaks of itself here, and with which words. */
export function selfReference(text: string): SelfReference | undefined {
  const lower = text.toLowerCase();
  let hint: SelfReference | undefined;
  for (const [word, certain, sentence] of SENTENCES) {
    if (!lower.includes(word) || (hint !== undefined && !certain)) continue;
    const words = expression(sentence).exec(text)?.[0].trim();
    if (words === undefined) continue;
    if (certain) return { words, certain };
    hint = { words, certain };
  }
  return hint;
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
/** The words, one of which `ONLINE` has. */
const ONLINE_WORDS = [
  'online',
  'browser',
  'the web',
  'read on',
  'website',
  'vollansicht',
  'ligne',
  'navigat',
  'navegador',
  'línea',
  '브라우저',
  '웹에서',
  'ブラウザ',
];

const LEAVE =
  'unsubscribe|cancel your subscription|stop (?:getting|receiving)|(?:manage|update|change) (?:your )?(?:e-?mail |subscription )?(?:preferences|subscriptions?|settings)|opt[- ]out|abbestellen|abmelden|austragen|d[ée]s(?:abonn|inscri)|darse? de baja|cancelar (?:la |a |su |tu |sua )?(?:suscripci|inscri|assinat)|disiscriv|annulla l.iscrizione|uitschrijven|afmelden|수신 ?거부|구독 ?취소|配信停止|退订';

/** What a newsletter is called, in lower case. */
export const NEWSLETTER_WORDS = [
  'newsletter',
  'infolettre',
  'newsbrief',
  'nieuwsbrief',
  'boletín',
  'boletim',
  '뉴스레터',
  'ニュースレター',
  'メルマガ',
  '周刊',
  '週刊',
];

const LEAVE_WORDS =
  'unsubscribe|cancel your subscription|stop getting|stop receiving|preferences|subscription|settings|opt-out|opt out|abbestellen|abmelden|austragen|désabonn|desabonn|désinscri|desinscri|baja|cancelar|disiscriv|annulla|uitschrijven|afmelden|거부|취소|配信停止|退订'.split(
    '|',
  );

/** Whether a long text may offer itself online somewhere: cheap, and never false by mistake. */
export function mayOfferOnline(lower: string): boolean {
  return ONLINE_WORDS.some((word) => lower.includes(word));
}

/** Whether a long text may offer to leave the list somewhere: cheap, and never false by mistake. */
export function mayOfferToLeave(lower: string): boolean {
  return LEAVE_WORDS.some((word) => lower.includes(word));
}

/** Whether the text offers itself in a browser, as mails do. */
export function offersOnline(text: string): boolean {
  if (text.length >= 200) return false;
  const lower = text.toLowerCase();
  return mayOfferOnline(lower) && expression(ONLINE).test(text);
}

/** Whether the text offers to leave the list. */
export function offersToLeave(text: string): boolean {
  return mayOfferToLeave(text.toLowerCase()) && expression(LEAVE).test(text);
}

/** Names that newsletters give themselves: of a publication, a site, a feed. */
export function namesNewsletter(name: string): boolean {
  const lower = name.toLowerCase();
  return NEWSLETTER_WORDS.some((word) => lower.includes(word));
}

/** Names that say how often something comes. */
export function namesPeriodical(name: string): boolean {
  return /\b(?:weekly|daily|monthly|digest|dispatch(?:es)?|bulletin|letters?|briefing|gazette|roundup|wochenbrief|rundbrief|lettre|hebdo|semanal|settimanale)\b/i.test(
    name,
  );
}

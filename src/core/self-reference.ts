/** The sentences in which a newsletter speaks of itself, in the languages that Postil reads. */

/** Cheap to ask first: without one of these words no sentence below is there. */
const WORTH_READING =
  /newsletter|issue|edition|e-?mail|dispatch|instal?lment|bulletin|digest|round-?up|briefing|ausgabe|erhalte|erhälts|infolettre|lettre d|recevez|avez reçu|boletín|recibes|edição|recebe|ricev|nieuwsbrief|ontvangt|뉴스레터|이번 호|ニュースレター|メール?マガ|通讯|周刊|简报/i;

/** What a newsletter says in its text, and a page that merely offers one may say once, too. */
const HINTS = [
  /\b(?:free|daily|weekly|monthly) (?:\w+ )?e-?mail\b/i,
  /\b(?:this|today['’]s|this (?:week|month|quarter|fortnight)['’]s) (?:[\w-]+ ){0,2}newsletter\b(?! (?:form|signup|sign-up|box))/i,
  /\b(?:today['’]s|this (?:week|month|quarter|fortnight)['’]s) (?:[\w-]+ )?(?:issue|edition|e-?mail|dispatch|instal?lment)\b/i,
  /\b(?:reading|read|enjoy(?:ed|ing)?|like|liked|love|share|support|subscribe to|stop getting|stop receiving) this (?:[\w-]+ )?newsletter\b/i,
  /\b(?:weekly|daily|monthly) (?:round-?up|digest|briefing) (?:of|on|for|from)\b.{0,80}\binbox\b/i,
  /\b(?:dieser?|diesen|diesem|unserer?) (?:[\wäöüß-]+ )?(?:Newsletter|Ausgabe des)\b/,
  /\bin dieser (?:Woche|Ausgabe)\b.{0,40}\bNewsletter\b/,
  /\b(?:cette|dans cette|la présente) (?:newsletter|infolettre|édition de la newsletter)\b|\bcette lettre d['’]information\b/i,
  /\b(?:deze nieuwsbrief|je ontvangt deze|u ontvangt deze)\b/i,
];

/** What only an issue says of itself. */
const SELF = [
  // English
  /\b(?:issue|edition|instal?lment) of (?:the |our |my )?(?:[\p{L}\d&'’.-]+ ){0,6}(?:newsletter|bulletin|digest|dispatch)\b/iu,
  /\bwelcome (?:back )?to (?:the |another |our |my |this )?(?:[\p{L}\d&'’#.-]+ ){0,7}(?:issue|edition|newsletter)\b/iu,
  /(?:^|\bis |\bare |[.,:|–—•] )(?:an? |your |the )(?:(?:free|new|short|daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|regular|independent|curated|e-?mail|once-a-\w+|twice-\w+)[ ,]+(?:and )?){0,4}newsletter (?:by|about|on|from|for|of|with|covering|that|where|exploring|dedicated|devoted|written)\b/i,
  /\bis an? (?:[\w-]+ ){0,5}newsletter\b/i,
  /\b(?:was this|if this|did someone forward you this|forwarded (?:you )?this|forwarded) (?:newsletter|e-?mail|issue|post)\b/i,
  /\b(?:you(?:['’]re| are) (?:receiving|getting|reading)|you (?:received|got|get)) (?:this|the) [^.]{0,40}?(?:newsletter|e-?mail|briefing|issue|edition)\b/i,
  /\bnewsletter,? (?:issue|no\.?|number|vol\.?|edition|#) ?#?\d+/i,
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:20\d\d )?newsletter\b/i,
  // German
  /\b(?:Ausgabe|Newsletter) (?:vom|Nr\.?|Nummer|#) ?\d/,
  /\b(?:du erhältst|Sie erhalten|ihr erhaltet|erhältst du|erhalten Sie) (?:diese[nr]?|den|das|unseren?) [^.]{0,60}(?:weil|da|aufgrund)\b/i,
  // French
  /\bvous (?:recevez|avez reçu) (?:cet e-?mail|cette newsletter|cette lettre|ce message) (?:car|parce)\b/i,
  // Spanish, Portuguese, Italian, Dutch
  /\b(?:este boletín|esta newsletter|esta edición del boletín|recibes este (?:correo|boletín)|est[ae] edição d[ae] newsletter|você (?:está recebendo|recebeu) est[ae])\b/i,
  /\b(?:questa newsletter|hai ricevuto questa (?:e-?mail|newsletter)|ricevi questa (?:e-?mail|newsletter))\b/i,
  // Korean, Japanese, Chinese
  /뉴스레터입니다|뉴스레터 (?:제?\d+호|\d{4}년)|이번 (?:호|뉴스레터)(?:에서|는|의)|(?:このニュースレター|今週のニュースレター|本メールマガジン|このメルマガ)|(?:本期(?:通讯|周刊|简报)|这份(?:通讯|周刊|newsletter))/i,
];

/** A mail that is shown in a page, or its copy, offers the page. */
const ONLINE =
  /\b(?:view|read|open|see)(?: (?:this|it|the))?(?: (?:e-?mail|newsletter|issue|post|message|campaign))? (?:online\b|on(?:line)? the web\b|(?:in|on|with)(?: (?:your|a|the))? (?:web ?)?(?:browser|website)\b|in (?:the )?app or online)|\b(?:web|browser|online) version\b|^read on (?:the web|\w{2,20})$|\bim browser (?:an|öffnen|lesen|anzeigen)|\bonline[- ]?(?:version|ansicht|lesen)|\bvollansicht\b|\b(?:voir|lire|ouvrir|afficher|consulter)[^.]{0,30}(?:en ligne|dans (?:votre|le|un) navigateur)|\bversion en ligne\b|\bver (?:este |esta )?[^.]{0,20}(?:en (?:el|tu|su) navegador|en línea|no navegador|online)|\b(?:visualizza|leggi|apri)[^.]{0,30}(?:browser|online)|\b(?:bekijk|lees)[^.]{0,30}(?:browser|online)|브라우저에서|웹에서 보기|ブラウザで/i;

const LEAVE =
  /\bunsubscribe\b|\bcancel your subscription\b|\bstop (?:getting|receiving)\b|\b(?:manage|update|change) (?:your )?(?:e-?mail |subscription )?(?:preferences|subscriptions?|settings)\b|\bopt[- ]out\b|\babbestellen\b|\babmelden\b|\baustragen\b|\bd[ée]s(?:abonner|inscri\w+)\b|\bdarse? de baja\b|\bcancelar (?:la |a |su |tu |sua )?(?:suscripci[óo]n|inscri[çc][ãa]o|assinatura)\b|\bdisiscri\w+|\bannulla l['’]iscrizione\b|\b(?:uitschrijven|afmelden)\b|수신 ?거부|구독 ?취소|配信停止|退订/i;

export interface SelfReference {
  readonly words: string;
  /** True where only an issue says so. */
  readonly certain: boolean;
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found.trim();
  }
  return undefined;
}

/** Whether a newsletter speaks of itself here, and with which words. */
export function selfReference(text: string): SelfReference | undefined {
  if (!WORTH_READING.test(text)) return undefined;
  const certain = firstOf(SELF, text);
  if (certain !== undefined) return { words: certain, certain: true };
  const hint = firstOf(HINTS, text);
  return hint === undefined ? undefined : { words: hint, certain: false };
}

/** Whether the text offers itself in a browser, as mails do. */
export function offersOnline(text: string): boolean {
  return text.length < 200 && ONLINE.test(text);
}

/** Whether the text offers to leave the list. */
export function offersToLeave(text: string): boolean {
  return LEAVE.test(text);
}

/** Names that newsletters give themselves: of a publication, a site, a feed. */
export function namesNewsletter(name: string): boolean {
  return /newsletter|infolettre|newsbrief|nieuwsbrief|boletín|boletim|뉴스레터|ニュースレター|メルマガ|周刊|週刊/i.test(
    name,
  );
}

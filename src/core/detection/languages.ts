/**
 * The words that dates and numbers of issues are written with, language by language: a new one is a row.
 * All in lower case. What newsletters say of themselves stands in `self-reference.ts`.
 */

/** The words of one language. */
export interface Language {
  /** January to December, parted by `|`; the spellings and cases of one month parted by spaces. */
  readonly months: string;
  /** What stands before the number of an issue, parted by `|`; parts of expressions. */
  readonly issue: string;
}

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    months:
      'jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december',
    issue: 'issue|no|number|vol|volume|edition|newsletter|bulletin',
  },
  de: {
    months:
      'jänner januar|februar|mär märz maerz|april|mai|juni|juli|august|september|okt oktober|november|dez dezember',
    issue: 'ausgabe|nr|nummer|rundbrief',
  },
  fr: {
    months:
      'janv janvier|févr fév février fevrier|mars|avr avril|mai|juin|juil juillet|août aout|septembre|octobre|novembre|déc décembre decembre',
    issue: 'num[ée]ro|n°|n\\.?º|édition|infolettre|lettre',
  },
  es: {
    months:
      'ene enero|febrero|marzo|abr abril|mayo|junio|julio|ago agosto|set septiembre setiembre|octubre|noviembre|dic diciembre',
    issue: 'edici[óo]n|n[úu]mero|n[úu]m|bolet[ií]n',
  },
  pt: {
    months:
      'janeiro|fev fevereiro|março marco|abril|maio|junho|julho|agosto|setembro|out outubro|novembro|dez dezembro',
    issue: 'edi[çc][ãa]o|boletim',
  },
  it: {
    months:
      'gen genn gennaio|febbraio|marzo|aprile|mag maggio|giu giugno|lug luglio|agosto|settembre|ott ottobre|novembre|dicembre',
    issue: 'numero|edizione|uscita|puntata|lettera|n\\.',
  },
  nl: {
    months: 'januari|februari|mrt maart|april|mei|juni|juli|augustus|september|oktober|november|december',
    issue: 'uitgave|editie|nieuwsbrief',
  },
  pl: {
    months:
      'sty styczeń stycznia|lut luty lutego|marzec marca|kwi kwiecień kwietnia|maj maja|cze czerwiec czerwca|lip lipiec lipca|sie sierpień sierpnia|wrz wrzesień września|paź październik października|lis listopad listopada|gru grudzień grudnia',
    issue: 'numer|wydanie|biuletyn',
  },
  cs: {
    months:
      'leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července|srpen srpna|září|říjen října|listopadu|prosinec prosince',
    issue: 'číslo|č|vydání|zpravodaj',
  },
  ru: {
    months:
      'янв январь января|фев февраль февраля|мар март марта|апр апрель апреля|май мая|июн июнь июня|июл июль июля|авг август августа|сен сентябрь сентября|окт октябрь октября|ноя ноябрь ноября|дек декабрь декабря',
    issue: 'выпуск|номер|№',
  },
  uk: {
    months:
      'січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня|серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня',
    issue: 'випуск|число',
  },
  tr: {
    months: 'ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık',
    issue: 'sayı|sayi|bülten',
  },
  ar: {
    months: 'يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر',
    issue: 'العدد|عدد|النشرة|رقم',
  },
  he: {
    months: 'ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר',
    issue: "גיליון|גליון|מס['׳]|מספר",
  },
  hi: {
    months: 'जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर',
    issue: 'अंक|संख्या|संस्करण',
  },
};

/** Every month's names, in all languages: its number, 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  Object.values(LANGUAGES).flatMap(({ months }) =>
    months.split('|').flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
  ),
);

const DIGIT_ZEROS = [0x660, 0x6f0, 0x966];
const NUMERALS = '〇一二三四五六七八九';

/** "十二" and "二〇" as 12 and 20; undefined for what is no number below a hundred or row of figures. */
function chineseNumber(text: string): number | undefined {
  if (!text.includes('十')) return Number(text.replace(/./g, (sign) => String(NUMERALS.indexOf(sign))));
  const [tens = '', ones = ''] = text.split('十');
  if (tens.length > 1 || ones.length > 1) return undefined;
  return (tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones));
}

/**
 * A text with all its figures, signs and brackets as ASCII has them, unit for unit: full-width, Arabic and
 * Hindi figures are those that everybody reads.
 */
export function plainFigures(text: string): string {
  if (!/[^\0-\u024f]/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (sign) => {
      const code = sign.charCodeAt(0);
      const zero = DIGIT_ZEROS.findLast((first) => first <= code) ?? code;
      return String(code - zero);
    });
}

/** A text whose Chinese and Japanese numerals before a counter are figures: "第十二期" is "第12期". */
export function plainNumerals(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]{1,4}(?=\s?[期号號回年月日])/g, (numeral) => {
    const number = chineseNumber(numeral);
    return number === undefined ? numeral : String(number);
  });
}

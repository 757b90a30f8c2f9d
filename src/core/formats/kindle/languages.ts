/** What Kindles call their marks, in the languages of their menus. */

export type Kind = 'highlight' | 'note' | 'bookmark';

/** In the order in which they are asked: some words of the later ones are in the earlier ones. */
const WORDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'bookmark',
    /bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|закладк|书签|書籤|ブックマーク|북마크|책갈피|zakładk|yer imi|yer işareti|bokmärk|bokmerke|bogmærke/iu,
  ],
  [
    'highlight',
    /highlight|underline|asterisk|\bcircle|\bclip|markierung|subrayado|resaltado|surlign|evidenziazione|destaque|выделен|标注|標註|標記|ハイライト|하이라이트|podkreślenie|zaznaczenie|vurgu|markering/iu,
  ],
  [
    'note',
    /\bnotes?\b|\bnotas?\b|notiz|notitie|заметк|笔记|筆記|註記|メモ|메모|노트|notatk|\bnotunuz|\bnot\b|anteckning|notat/iu,
  ],
];

/** The kind of a mark by what its line calls it; nothing where no word is known. */
export function kindIn(text: string): Kind | undefined {
  return WORDS.find(([, words]) => words.test(text))?.[0];
}

/** Words for a page, where a line has only one number. */
export const PAGE = /page|seite|página|pagina|странице|ページ|第|페이지|쪽|stron|sayfa|sid[ae]/iu;

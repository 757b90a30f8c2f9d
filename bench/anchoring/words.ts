/** Words and passages, written for the benchmark, of which its documents are made. */

/** Frequent words first: they are drawn by Zipf's law. */
export const WORDS =
  `the of and to a in that is it for you with was on as are they be at this have from or one had by not but
what all were we when your can said there use an each which she do how their if will up other about out many
then them these so some her would make like him into time has look two more write go see number no way could
people my than first water been call who oil its now find long down day did get come made may part team work
product manager meeting question answer plan quarter goal metric customer problem solution roadmap feature
release deadline budget risk decision evidence signal noise story draft letter reader margin note page chapter
garden river mountain village market bread kitchen window candle winter summer harvest orchard bicycle bridge
harbour ferry captain island storm lighthouse map compass journey stranger neighbour teacher student lesson
library archive shelf paper ink pencil drawing painting colour shadow light morning evening night silence
music violin rhythm choir theatre stage actor mask mirror memory dream sleep breath heart hand shoulder voice
language grammar word sentence paragraph meaning translation dictionary alphabet printer press newspaper radio
machine engine wheel gear lever factory worker union strike wage rent house street corner shop baker butcher
carpenter tailor farmer shepherd fisherman sailor soldier general king queen minister parliament law court
judge witness trial verdict prison escape freedom border passport train station platform ticket delay patience
experiment laboratory theory proof equation number pattern symmetry chance probability forecast weather cloud
rain snow glacier desert forest birch oak pine fox hare heron swallow beetle bee honey hive meadow clover
slowly quickly quietly often seldom always never perhaps almost nearly certainly probably rather quite very
small large narrow wide shallow deep bright dark warm cold early late young old new simple difficult honest
careful stubborn gentle curious brave tired hungry thirsty lonely famous ordinary strange useful broken whole
carry bring build repair measure compare choose refuse accept promise borrow return remember forget believe
doubt explain describe listen whisper shout laugh wait hurry begin finish continue stop open close lift drop
push pull turn follow lead hide seek gather scatter share divide count weigh cut fold bind sew paint wash dry
although because before after during without against between beneath beyond toward until unless whether while
outcome output stakeholder backlog sprint retrospective prototype interview assumption hypothesis incentive
leverage bottleneck dependency handoff context ownership autonomy alignment clarity focus trust feedback loop
strategy tactic vision mission value principle habit ritual practice craft skill talent effort attention energy`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Passages in scripts, and with oddities, that generated words do not have. */
export const PASSAGES = [
  '港口的灯塔在夜里一明一暗,船长数着秒数,把航线画在旧地图的边上。他说,等雾散了,我们就出发。',
  '朝の市場では、漁師たちが小さな声で値段を決めている。古いノートには、去年の天気と魚の数が書いてある。',
  '작은 마을의 도서관은 비가 오는 날에만 문을 연다. 사서는 책마다 작은 쪽지를 끼워 두었다.',
  'كان البستان هادئا في الصباح، وكانت الجدة تعد الأشجار واحدة واحدة قبل أن تفتح الباب للزوار.',
  'נהג הרכבת שתה קפה קר וחיכה לאות מן התחנה הבאה, שם חיכתה לו אחותו עם מכתב ישן.',
  'पहाड़ के नीचे एक छोटी दुकान थी, जहाँ लोग चाय पीते और पुरानी कहानियाँ सुनाते थे।',
  'ชาวประมงกลับบ้านตอนเย็น พร้อมตะกร้าที่ว่างเปล่าและเรื่องเล่าที่ยาวกว่าแม่น้ำ',
  'Der Schlüssel lag unter der Fußmatte, größer als nötig; die Tür öffnete sich trotzdem nicht.',
  'Cafe\u0301 cre\u0300me, naı\u0308ve re\u0301sume\u0301: these accents are written as marks of their own.',
  'Café crème, naïve résumé: these accents are written with their letters, in one.',
  'The launch 🚀 went well 👩‍👩‍👧‍👦 until the 🇫🇮 team said “wait”… and 4️⃣ of us did 👍🏽.',
  'Price: €1,299.00 (was £1.499,50) — save 13 % — offer ends 31/12, 23:59 UTC+02:00.',
  'She wrote: “He said, ‘never,’ and then—after a pause—‘well… maybe.’”',
  'const total = items.reduce((sum, item) => sum + item.price * 1.25, 0); // includes the levy',
  'The word שלום stands in the middle, and then السلام عليكم closes the line (at 10:30).',
  'Οι ψαράδες γύρισαν νωρίς· ο γέρος μετρούσε τα δίχτυα και δεν μίλησε σε κανέναν.',
  'Старый лодочник починил весло и ждал до вечера, пока туман не ушёл за реку.',
  'A di\u00adffi\u00adcult hy\u00adphen\u00adation, an oﬃce ﬂoor, and a non\u00a0breaking\u202fspace.',
  'Yes. No. Yes. No. Maybe. Yes. No. Maybe.',
  'Ọjọ́ náà gùn, ṣùgbọ́n ẹ̀rín wọn kò tán; wọ́n kọrin títí di alẹ́.',
];

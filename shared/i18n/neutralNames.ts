import type { Language } from './languages.ts'

/** Names that say nothing about anybody, offered to whoever does not want to think of one. */
export const NEUTRAL_NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: 'Willow Heron Maple Harbour Lantern Meadow Pebble Juniper Sparrow Clover Cedar Linden Wren Marble Saffron Fern Birch Kite Plum Thimble Hazel Otter Quill Moss'.split(
    ' ',
  ),
  'zh-Hans':
    '小河 晚风 白鹭 青苔 海棠 云朵 灯塔 山雀 竹影 细雨 星光 橘子 木槿 芦苇 贝壳 雪松 麦穗 萤火 小舟 松果 银杏 晨雾 纸鸢 薄荷'.split(
      ' ',
    ),
  'zh-Hant':
    '小河 晚風 白鷺 青苔 海棠 雲朵 燈塔 山雀 竹影 細雨 星光 橘子 木槿 蘆葦 貝殼 雪松 麥穗 螢火 小舟 松果 銀杏 晨霧 紙鳶 薄荷'.split(
      ' ',
    ),
  ko: '시냇물 단풍잎 별빛 바람개비 달무리 은하수 솔방울 물안개 나뭇잎 등대 종달새 들꽃 반딧불 조개 햇살 풀잎 도라지 새벽 모래 나룻배 버들 산새 여울 가을비'.split(
    ' ',
  ),
}

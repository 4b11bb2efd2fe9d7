import type { InEachLanguage, Sourced } from './sourced.ts'

/** What is known of input methods that ask a server for words. */
export const TYPING_FACT: Sourced & { readonly words: InEachLanguage } = {
  words: {
    en: 'Researchers found that with 8 of 9 makers, cloud input for Chinese let others on the way read what was typed. Most have mended it since.',
    'zh-Hans': '研究者检查了 9 家厂商的云端拼音输入，其中 8 家会让途中的人读到打的字。大多数后来已经修好。',
    'zh-Hant': '研究者檢查了 9 家廠商的雲端拼音輸入，其中 8 家會讓途中的人讀到打的字。大多數後來已經修好。',
    ko: '연구자들이 아홉 회사의 중국어 클라우드 입력을 살펴보니, 여덟 곳에서 중간에 있는 사람이 입력한 글자를 읽을 수 있었어요. 대부분은 그 뒤에 고쳐졌어요.',
  },
  source: 'Citizen Lab, report 175 (2024-04-23)',
  lastChecked: '2026-11-22',
  standing: 'checkFirst',
}

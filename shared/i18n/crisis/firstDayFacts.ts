import type { InEachLanguage, Sourced } from './sourced.ts'

/** A fact in what there is to read about the first day, beside the passage that it belongs to. */
export type DayFact = Sourced & {
  readonly passage: 'safe' | 'write' | 'remove' | 'threat'
  readonly words: InEachLanguage
}

/** Everything in that text that somebody else found out; the rest is our own words. */
export const FIRST_DAY_FACTS: readonly DayFact[] = [
  {
    passage: 'safe',
    words: {
      en: 'A group that has long helped people in your place begins with physical safety, then with feelings.',
      'zh-Hans': '一个长期帮助有同样遭遇的人的组织，会先顾及人身安全，再顾及情绪。',
      'zh-Hant': '一個長期幫助有同樣遭遇的人的組織，會先顧及人身安全，再顧及情緒。',
      ko: '같은 일을 겪은 사람들을 오래 도와 온 단체는 몸의 안전부터, 그다음 마음의 안전을 살펴요.',
    },
    source: 'cybercivilrights.org/ccri-safety-center',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
  {
    passage: 'write',
    words: {
      en: 'If you may want to take legal steps one day, notes and evidence come before reporting to the platform.',
      'zh-Hans': '如果以后可能想走法律途径，先留下记录和证据，再向平台举报。',
      'zh-Hant': '如果以後可能想走法律途徑，先留下紀錄和證據，再向平台檢舉。',
      ko: '나중에 법적 절차를 생각한다면, 플랫폼에 신고하기 전에 기록과 증거를 먼저 남겨 두세요.',
    },
    source: 'revengepornhelpline.org.uk/help-and-advice',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
  {
    passage: 'remove',
    words: {
      en: 'StopNCII is for adults. It makes a fingerprint of the picture on your own device and needs the original for it. Platforms that take part can then find copies. Keep the case number and the PIN: a lost PIN cannot be brought back.',
      'zh-Hans':
        'StopNCII 面向成年人。它在你自己的设备上为图片生成“指纹”，需要原图；参与的平台可以据此找到副本。请记好案件编号和 PIN 码，PIN 码丢了无法找回。',
      'zh-Hant':
        'StopNCII 面向成年人。它在你自己的裝置上為圖片產生「指紋」，需要原圖；參與的平台可以據此找到副本。請記好案件編號和 PIN 碼，PIN 碼丟了無法找回。',
      ko: 'StopNCII는 성인을 위한 곳이에요. 내 기기에서 사진의 ‘지문’을 만들고, 원본이 있어야 해요. 참여하는 플랫폼은 그것으로 복사본을 찾을 수 있어요. 접수 번호와 PIN을 잘 적어 두세요. PIN은 잃어버리면 되찾을 수 없어요.',
    },
    source: 'stopncii.org/how-it-works',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
  {
    passage: 'remove',
    words: {
      en: 'If somebody under 18 is in the picture, do not save it, take a picture of it or pass it on, not even as evidence. The address and the account in words are enough.',
      'zh-Hans':
        '如果画面里的人不满 18 岁，不要保存、截图或转发，当作证据也不要。用文字记下网址和账号就够了。',
      'zh-Hant':
        '如果畫面裡的人未滿 18 歲，不要儲存、截圖或轉傳，當作證據也不要。用文字記下網址和帳號就夠了。',
      ko: '18세 미만인 사람이 나온다면 증거로도 저장하거나 캡처하거나 전달하지 마세요. 주소와 계정을 글로 적어 두면 충분해요.',
    },
    source: 'rainn.org (2025-06-24)',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
  {
    passage: 'threat',
    words: {
      en: 'You can break off contact. Send no money and no pictures.',
      'zh-Hans': '可以停止联系。不要给钱，也不要再发图片。',
      'zh-Hant': '可以停止聯絡。不要給錢，也不要再傳圖片。',
      ko: '연락을 끊어도 돼요. 돈도 사진도 보내지 마세요.',
    },
    source: 'revengepornhelpline.org.uk/help-and-advice',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
  {
    passage: 'threat',
    words: {
      en: 'Keep the messages, but not on the phone. Do not give in at once.',
      'zh-Hans': '保留对方发来的消息，但不要留在手机里。不要马上答应对方的要求。',
      'zh-Hant': '保留對方傳來的訊息，但不要留在手機裡。不要馬上答應對方的要求。',
      ko: '받은 메시지는 남겨 두되, 휴대전화에는 두지 마세요. 바로 요구를 들어주지 마세요.',
    },
    source: 'seeme.hk/eng/whatnow/threat',
    lastChecked: '2026-11-22',
    standing: 'checkFirst',
  },
]

import type { MessageKey } from './catalogue.ts'

/** For translators: what a sentence is about and where the wording is least certain. Kept by hand; a key needs no note. */
export const notes: Readonly<Partial<Record<MessageKey, string>>> = {
  'common.hideNow':
    'A button in the same corner of every screen that closes the app at once. Neutral on purpose: no word for danger or escape.',
  'common.notNow':
    'As easy to choose as the other answer, with no weight on it. ko: a plain "안 할래요" felt like a rejection; a native speaker should judge.',
  'start.heading': 'A greeting to somebody who may be frightened or in a hurry. Warm, not cheerful.',
  'start.profile':
    'A locked file with the rooms a person chose to keep. zh: 资料/資料 is vague on purpose (not 档案, which sounds official); please judge.',
  'first.seen':
    'The first question of all. Any answer is fine; no word that frightens. ko, zh: no guess at who somebody else is.',
  'first.nothing':
    'Not “no traces”: Rowan writes nothing, the computer may. zh: 什么都不保留的使用方式/什麼都不保留的使用方式 is long; please judge.',
  'first.typing.do':
    'What to look for in the input methods of this language. The names in quotation marks must be those that people see in the settings.',
  'crisis.heading':
    'Stands on the start page and in the menu, where anybody may read it: no word for crisis or violence.',
  'crisis.told.ask':
    'Of these lines it is not known what they record. It may not sound as if they did, or as if they did not.',
  'crisis.checkFirst':
    'Stands with a number that was read in somebody else’s account. Calm: it is no warning against the line.',
  'calm.heading':
    'Stands in the menu, where anybody may read it. zh: 静一静/靜一靜, ko: 잠시 쉬어 가기; please judge.',
  'calm.day.with.text':
    'What she may say to a friend, in her own voice. ko: plain speech to a friend; please judge.',
  'calm.day.fault.text': 'No gender, no doubt, no “even if”.',
  'join.invitation.help':
    'The code is 26 characters, often read aloud. zh-Hans: 口令 also means "password game" in some apps; please judge.',
  'join.name.help':
    'A pseudonym. The examples differ by region on purpose (WeChat in zh-Hans, LINE and WeChat in zh-Hant, none in ko).',
  'join.server':
    'Meeting point = signalling server: where computers find each other. Never "server" alone. zh: 会合点/會合點, ko: 만남 지점 are our own choice.',
  'connection.away.recent':
    'Of members only wide steps are told. It may not sound as if she was watched, or ought to be here. zh: 还在/還在 is neutral; ko: 있었어요; please judge.',
  'connection.people.help':
    'A promise that is kept to: only whether computers are linked, nothing anybody does.',
  'report.heading':
    'A text that she may give to somebody technical. Report in the sense of a summary, not of telling on somebody. ko: 보고서, zh: 报告/報告; please judge.',
  'consent.yes': 'Must stay literal: it is a consent. The words "network address" must be in it.',
  'consent.direct': 'Network address = IP address. It hints at the town and the provider, not the house.',
  'consent.lan':
    'LAN: the network of a house or an office. “There” is in that network. zh: 局域网/區域網路; ko: 로컬 네트워크; please judge whether plain people say so.',
  'app.proxy.past':
    'What the proxy does not cover. Must stay as plain as the promise before it; “relay” and “directly” as in the consent before connecting.',
  'waiting.reached':
    '{host} is the pseudonym of the facilitator; no gender may be assumed. zh: 对方/對方 avoids a pronoun; ko: 님 after the name.',
  'waiting.sas.help':
    'Nine digits that both sides see. If they differ somebody may sit between the two. Calm, without technical words.',
  'join.warn.text':
    'A pseudonym may be recognised. Gentle, no warning tone: she may keep the name, and both answers are as large.',
  'join.warn.account':
    'The examples differ by region on purpose (WeChat in zh-Hans, LINE in zh-Hant, KakaoTalk in ko).',
  'join.suggest':
    'Asks for a neutral name from a list (plants, birds, weather). zh: 想 instead of 起/取; please judge.',
  'limits.yes':
    'Not an agreement to anything: she says that she has read and understood. As large as “Not now”.',
  'limits.tell.cases':
    'What a counsellor may have to report. No legal promise and no legal term. zh: 辅导员/輔導員 may sound like school staff; 咨询师/諮詢師 is more clinical; ko: 상담사. Please judge with a local lawyer.',
  'limits.hide.computer': 'Keyboards: input methods that look words up in the cloud.',
  'limits.never.ask':
    'The pinned line of Rowan. “We” is everybody who helps here; it must stay a plain promise.',
  'waiting.honest':
    'Literally true: name and the fact of waiting are seen, nothing else. No time may be promised.',
  'waiting.long.text': 'After five minutes. No apology, no blame, no promise.',
  'ending.nothing': 'The first and usual choice. Neutral: not “delete”, because nothing was written.',
  'ending.unprotected': 'Read before words leave Rowan. The limit must stay as plain as the promise.',
  'left.kind': 'The last sentence she reads. Warm, quiet, asks for nothing. No “goodbye”, no “take care”.',
  'left.system':
    'Never says that something cannot be recovered: only what Rowan did not write and what may remain.',
  'contact.as': 'Whom a caller pretends to be, so that nobody else becomes suspicious. No gender.',
  'contact.word':
    'A word agreed between her and the counsellor. zh: 暗号/暗號 is the everyday word; ko: 암호말 is rare, 암호 alone sounds like a passphrase; please judge.',
  'agreed.takeBack': 'Takes a consent back, which leads out of the room at once. Neutral, no reproach.',
  'host.title.help': 'The name of a room should tell an onlooker nothing.',
  'profile.passphrase':
    'Several words, not one word. zh-Hant: 通關密語 is the Taiwanese wording; HK readers may prefer 密碼短語.',
  'room.facilitator':
    'Who opened the room and admits people; a counsellor or a group leader. zh: 主持人, ko: 진행자. No word for "administrator".',
  'room.connection.alone': 'Must be literally true: no other device is connected at this moment.',
  'room.removed':
    'Said to somebody whom a facilitator took out of the room. Calm, no blame and no reason. ko: "이제 이 방에 있지 않아요" avoids a word for being thrown out; please judge.',
  'people.remove':
    'A facilitator takes a person out of the room. Neutral. zh: 移出 is what group chats say and sounds technical; 请出/請出 is softer but less clear; ko: 내보내기 is the usual word; please judge both.',
  'people.remove.limits':
    'Read before deciding. The limit must stay as plain as the promise. No gender. zh: 对方/對方; ko has no subject here on purpose.',
  'people.knowing':
    '{others} counts the other computers of the room, {known} those that have confirmed the change. The order of the two numbers may change. zh, ko: a counter word for machines, not for people; please judge.',
  'room.state.securing':
    'Two facilitators changed who is in the room at the same moment, and the computers settle it by themselves. Nothing is wrong. zh: 保护/保護 and ko: 안전하게 are vague; please judge.',
  'settings.pause': 'A facilitator quiets the room for a while. A word for a break, not for a punishment.',
  'settings.lock':
    'The door is locked for newcomers; whoever is inside stays and can write. It must not sound as if people were locked in.',
  'forGood.heading':
    'Not the same as “Leave the room”, which only closes it. Calm: she decides and needs no reason. zh: 退出 instead of 离开/離開 (which “for good” would turn into a word for dying), ko: 완전히; please judge.',
  'forGood.text':
    'Keys: what the computer needs to read the room. zh: 密钥/金鑰 is the technical word, ko: 열쇠 the everyday one; please judge. “Destroyed” must stay as plain.',
  'endAll.heading':
    'Ends the room for everybody at once. zh: 为所有人/為所有人 is literal; please judge. ko: 모두의 방 끝내기.',
  'endAll.off': 'An honest limit, to be read before deciding. No shorter than the original.',
  'ended.missing': '{names} are pseudonyms with a dot between them.',
  'people.promote':
    'A facilitator lets people in, removes them, and may end the room. ko: 진행자로 정하기; zh: 设为/設為 is the wording of group chats; please judge.',
  'people.demote': 'No word that sounds like a punishment. ko: 참여자 for member.',
  'people.twofold':
    'Somebody’s computer signed two contradicting things. It may be broken, restored from a copy, or somebody else may be using it. No blame.',
  'event.added': '{by} and {name} are pseudonyms; {by} may be “A facilitator”. No gender.',
  'event.secured':
    'Said after “Securing the room”. The people who were changed are told in lines of their own.',
  'chat.start': 'Stands above the first message. "Here" is the room, whoever speaks.',
  'chat.box.help': '{shortcut} is a key combination such as Ctrl+Enter.',
  'delivery.here': 'No other computer has confirmed the message yet. Never "sent".',
  'delivery.some':
    'Computers that confirmed it, out of all other computers in the room. The order of the two numbers may change.',
  'chat.takeBack.yes':
    'The author takes her own words back. No blame. ko: 거두기 is softer than 삭제; zh: 收回; please judge. Never “deleted everywhere”.',
  'chat.hide.yes':
    'A facilitator takes the words of somebody else’s message away, for everybody. ko: 가리기; please judge.',
  'connection.refused':
    'A counter. “Things” are pieces of data that other computers or the network sent, or that were asked for here.',
  'connection.refused.help':
    'Neither alarm nor comfort: a few are usual, many are not, and Rowan often cannot tell who.',
  'refused.people':
    'A forged, outdated or broken change of the list of members. zh: 站不住脚/站不住腳 is figurative; please judge.',
  'admit.yes':
    'A neutral yes of the facilitator. zh: 请进/請進 is a polite "come in"; please judge beside "not now".',
  'trust.changed':
    'About the key of an organisation, not of a door. zh: 密钥/金鑰 is the technical word; ko: 키 was chosen over 열쇠. It must be plain that stopping is no mistake.',
  'trust.words': 'Eight single words of a list; they are compared with a leaflet or a website, one by one.',
  'trust.code':
    'A word that both agreed on before, by voice. zh: 暗号/暗號 and ko: 암호 may sound like a password: is there a gentler word?',
  'organisation.certificate': 'A short text that an organisation sends back. zh: 证书/證書, ko: 증명서.',
  'notes.ask': 'The very words that a counsellor may say before she writes something down.',
  'notes.heading': 'ko: 노트 was chosen over 메모, because a note here is longer and shared.',
  'refuse.pictures':
    '"Us" are the people who run the room and who make Rowan. Must not sound like blame: the person may be trying to show what was done to her.',
  'error.invite.unsafe': 'Somebody may have tampered. Calm; says what happened and what to do, without fear.',
  'main.title.notes':
    'A plain title of the window that a person may choose, so that its name says nothing. Must look like any other app.',
  'main.alreadyOpen':
    'A small message of the system, seen by anybody at the computer: no word of what the app is for. {title} is the title of the window.',
  'main.cannotKeep':
    'A small message of the system, as above: the folder is read-only, missing or on a full disk.',
  'main.fileName':
    'The beginning of a suggested file name: must say nothing, and be possible as a file name.',
  'veil.lift': 'Stands alone on an empty cover. It must say nothing of what Rowan is for.',
  'join.code':
    'A word or number she makes up for this one session. zh: 口令 is also used for the spoken invitation; please judge whether that confuses.',
  'practise.does': '“Connection ended” must be the same words as room.connection.ended.',
  'lock.wait.seconds': 'A round number, not a countdown. Calm: a wrong passphrase is no fault.',
  'strength.0':
    'Plain and honest, never blaming: she may choose it all the same. “Somebody who has this computer” is whoever took or copied it.',
  'vault.careful':
    'Duress. No word for a weapon or for an enemy. zh 逼你 and ko 억지로 are plain; a survivor should judge.',
  'vault.decoy':
    'Never a word for “fake” on the button itself; the page may be seen. Never “plausible deniability”.',
  'vault.erase':
    'Must be impossible to take for anything else. zh: 销毁用的/銷毀用的 is stiff; ko: 없애는; please judge.',
  'vault.other.done': 'The same words for both kinds, so that a glance does not tell which was set.',
  'vault.clear.done':
    'Always the same answer, whether there was another passphrase or not. It may not claim more than it says.',
  'keep.text':
    'A choice with weight: from here on there are words on the disk. ko: “방을 잊게 할 때까지” is unusual; please judge.',
  'forget.heading':
    'The computer forgets the room; the person need not. zh: 忘掉, ko: 잊기 may sound emotional; please judge beside 移除/삭제.',
  'error.passphrase.taken':
    'Said when it equals one in use. It may not say which one, or that there is another.',
  'app.capture.help': 'The limits belong into the same breath as the promise.',
  'chat.noted':
    'Stands in place of a message that its author marked as heavy; {topic} are her own words. Calm, no warning sign. zh: 可能让人难受, ko: 읽기 힘들 수 있어요 are our own choice; a trauma-informed reader should judge.',
  'chat.noted.skip': 'As easy to choose as "Show". Skipping goes to the next message.',
  'chat.newSinceAway':
    'A line above the first message that came while the window was not looked at. No reproach for having been away.',
  'copy.limits': 'Honest about what Rowan cannot protect. 30 seconds is fixed.',
  'note.private.label':
    'A box for drafting alone before the group sees the words. zh/ko say "first by yourself, then add".',
  'error.server.kind':
    'The words of all meeting points that are not reached: what it is, and what can be done. Never a fault of hers. “Log in first” is the page of a hotel or a café.',
  'error.server.certificate':
    'zh: 证书/證書, ko: 인증서 is the word of the trade; for an organisation ko says 증명서. Please judge whether the two should differ.',
  'error.server.lies': 'Calm: it is no danger to what she writes. Not “attack”.',
  'clock.ahead.days': '“Seems”: it is one server’s word against this computer’s. No blame.',
}

/** Every sentence of the screen in English, as ICU messages. Drafts until a native speaker and a survivor have read them. */
export const en = {
  'common.hideNow': 'Hide now',
  'common.hideNow.hint': 'Closes Rowan at once. It cannot undo what others have seen.',
  'common.language': 'Language',
  'common.back': 'Back',
  'common.continue': 'Continue',
  'common.notNow': 'Not now',
  'common.copy': 'Copy',
  'common.copied': 'Copied',
  'common.dismiss': 'Close this message',
  'common.oneMoment': 'One moment',

  'start.heading': 'Welcome. There is no hurry.',
  'start.lead': 'How would you like to begin?',
  'start.join': 'Join with an invitation',
  'start.join.text': 'Someone gave you a link or a code.',
  'start.host': 'Host a room',
  'start.host.text': 'You invite people and decide who comes in.',
  'start.profile': 'Open a kept profile',
  'start.profile.text': 'Rooms you chose to keep on this computer.',
  'start.profile.none': 'There is none on this computer yet. You can make one.',
  'start.rooms.text': 'Your profile is open. See the rooms in it.',
  'start.limits':
    'Rowan keeps nothing of your rooms on this computer unless you make a kept profile. “Hide now” closes it at once. Rowan cannot erase what this computer itself remembers, or stop someone who watches this screen.',
  'start.startedOver':
    'Rowan had to start again, and what was on the screen is gone from it. You can join or open a room again from here.',

  'first.step': 'Step {step, number} of {total, number}',
  'first.skip': 'Skip to the start page',
  'first.finish': 'To the start page',
  'first.language': 'Your language',
  'first.language.text':
    'Nothing is on the network yet. You can change the language at any time, at the top.',
  'first.seen': 'Could someone else see or open this computer?',
  'first.seen.text':
    'A partner, family, a flatmate, someone at work. Your answer is kept nowhere; it only decides what you are shown next.',
  'first.seen.yes': 'Yes',
  'first.seen.unsure': 'Not sure',
  'first.seen.no': 'No',
  'first.seen.trace': 'Whatever you answer: it can be seen on this computer that Rowan was put on it.',
  'first.choices': 'What would suit you now?',
  'first.choices.text': 'Each of these is fine. You decide, and you can come back here.',
  'first.choices.cover':
    'From now until it closes, Rowan covers itself after one minute in which nothing happens. You can change that in the settings.',
  'first.device': 'Use another device',
  'first.device.text': 'What kind is safer.',
  'first.lines': 'Use a phone',
  'first.lines.text': 'Lines you can call.',
  'first.nothing': 'A session that keeps nothing',
  'first.nothing.text': 'Rowan writes nothing of it to this computer.',
  'first.on': 'Go on anyway',
  'first.on.text': 'You know your situation best.',
  'first.limits': 'What Rowan cannot do',
  'first.limits.trace':
    'Installing it leaves a trace: lists of programs and downloads on this computer show Rowan.',
  'first.limits.spy': 'It cannot stop spy software, or somebody who watches this screen or keyboard.',
  'first.limits.network':
    'Once you connect, the network can see that something is connected, and when. It cannot read what you write.',
  'first.device.safer':
    'Safer is a device that the person you worry about has never had in their hands, whose password only you know, and that is not shared with their account.',
  'first.device.friend':
    'It can belong to someone you trust. On one that many people use, others may later see what was opened.',
  'first.device.sudden':
    'If somebody watches you, a sudden change can be noticed. You may want to go on using this device for everyday things.',
  'first.device.leave': 'If you leave now, “Hide now” closes Rowan. “Continue” goes on here.',
  'first.nothing.does':
    'Join with an invitation, and do not make a kept profile. Then Rowan writes nothing of the room to this computer, and when you close it, the room is gone from here.',
  'first.nothing.computer':
    'The computer itself may remember that Rowan ran, and may move parts of its memory to disk.',
  'first.nothing.others': 'The others in the room may remember or have copied what they saw.',
  'first.typing': 'Before you type',
  'first.typing.text':
    'Some input methods send what you type over the network to find words. Rowan seals what you write, but it cannot see or stop that.',
  'first.typing.do':
    'If you use such a one, most of all for Chinese: open its settings and switch off what is called “cloud”, “online suggestions” or “send typing data”. The names differ.',
  'first.typing.short': 'Some input methods send what you type over the network.',
  'first.typing.how': 'How to switch that off',

  'crisis.heading': 'Lines you can call',
  'crisis.offline': 'This page needs no network. Rowan cannot call for you and does not know where you are.',
  'crisis.trace': 'A phone keeps a list of calls, and a bill may show them.',
  'crisis.region': 'Where',
  'crisis.region.china': 'Mainland China',
  'crisis.region.taiwan': 'Taiwan',
  'crisis.region.hongKong': 'Hong Kong',
  'crisis.region.korea': 'Korea',
  'crisis.region.uk': 'United Kingdom',
  'crisis.region.us': 'United States',
  'crisis.region.elsewhere': 'Somewhere else',
  'crisis.kind.emergency': 'Emergency',
  'crisis.kind.violence': 'Women, sexual and digital violence',
  'crisis.kind.mind': 'Mental health',
  'crisis.hours.always': 'Day and night',
  'crisis.hours.atLeast': 'At least {hours, number} hours a day',
  'crisis.hours.varies': 'Hours differ from city to city',
  'crisis.hours.daily': 'Every day, {from} to {to}',
  'crisis.hours.weekdays': 'Monday to Friday, {from} to {to}',
  'crisis.hours.unknown': 'Hours not known to Rowan',
  'crisis.site': 'On the web',
  'crisis.told': 'Who may be told if you call',
  'crisis.told.emergency': 'They may record your number and send police.',
  'crisis.told.ask': 'Ask them first whether they record calls or report to anyone.',
  'crisis.checkFirst': 'Check before relying on it.',
  'crisis.verified': 'Read in the source itself.',
  'crisis.source': 'Source: {source}',
  'crisis.checked': 'Last checked on {date}',
  'crisis.old': 'Last checked on {date}, more than 180 days ago. It may have changed.',
  'crisis.missing': 'Rowan lists no line of this kind here, because none could be checked: {kinds}',
  'crisis.else': 'What to look for',
  'crisis.else.emergency': 'The emergency number of the country you are in, for police and for an ambulance.',
  'crisis.else.women':
    'A line for women, or against sexual or digital violence. A ministry, a city or an association often runs one.',
  'crisis.else.mind': 'A line for mental health or for thoughts of suicide.',
  'crisis.else.how':
    'Look for it on a device that nobody else sees. Prefer the page of a government or of an association you know, with a date on it.',
  'crisis.else.ask': 'Ask first whether they record your number, and whom they may tell.',

  'calm.heading': 'A quiet moment',
  'calm.stop': 'You can stop at any time.',
  'calm.text':
    'Some people feel a little steadier when they count what is around them. If it does nothing for you, that is all right.',
  'calm.feet': 'Put both feet on the floor, if you like.',
  'calm.see': '5 things you can see',
  'calm.touch': '4 things you can touch',
  'calm.hear': '3 things you can hear',
  'calm.smell': '2 things you can smell',
  'calm.taste': '1 thing you can taste',
  'calm.other': 'If looking around does not feel safe',
  'calm.other.text':
    'Stay with sounds: near ones first, then far ones. Or hold one thing, a cup, a key, a sleeve, and notice how heavy, how warm and how rough it is.',
  'calm.after':
    'Afterwards you may feel as before. There is nothing you must do next. It is a common exercise and no treatment.',
  'calm.day': 'The first day',
  'calm.day.open': 'Read: the first day',
  'calm.day.text':
    'Something private was shared, and you found out. Here is what can help in the first 24 hours. Leave out what does not fit.',
  'calm.day.fault': 'It is not your fault',
  'calm.day.fault.text': 'Whoever shared it did wrong. You did not, whatever you sent, wore or said before.',
  'calm.day.safe': 'Are you safe right now?',
  'calm.day.safe.text':
    'A door you can close, water, something warm. If you are in danger, the lines come first.',
  'calm.day.device': 'A device that nobody else sees',
  'calm.day.device.text':
    'Whoever did this may be able to see yours. If you can, read and write on one they never had.',
  'calm.day.write': 'Write it down, then report it',
  'calm.day.write.text':
    'Only if you want to, and not all today. Words are enough: where, which account, when you saw it, who told you. You need not look at it again.',
  'calm.day.with': 'Who can be with you',
  'calm.day.with.text':
    'One person is enough, and they need not know everything. Words you can use: “Something private of mine was shared and I did not agree to it. I don’t want advice now. Can you stay with me?”',
  'calm.day.remove': 'Taking it down',
  'calm.day.remove.text':
    'Some removals work, some don’t. You can begin with the platform itself, and it can wait until tomorrow.',
  'calm.day.threat': 'If somebody threatens you',
  'calm.day.threat.text': 'You need not answer at once.',
  'calm.day.wait': 'What can wait',
  'calm.day.wait.text':
    'Almost everything else. Eat something, sleep if you can. Whether you report it is your choice, today or later.',

  'join.heading': 'Join with an invitation',
  'join.invitation': 'Your invitation',
  'join.invitation.help': 'Paste everything you were given, or type the code as it was read to you.',
  'join.name': 'Your name in this room',
  'join.name.help':
    'The others in the room will see it. It does not need to be real: better not your own name, phone number, school, or a nickname people know.',
  'join.server': 'Address of the meeting point',
  'join.server.help':
    'It was not part of what you entered. Ask the person who invited you. It begins with wss:// or ws://.',
  'join.kept':
    'Your profile is open, but a room you join is not kept. You can keep it later, in the room settings.',
  'join.notKept':
    'Rowan writes nothing of this room to this computer. When you close it, the room is gone from here. The computer itself may remember that Rowan ran, and may move parts of its memory to disk.',
  'join.code': 'A code for this session, if you like',
  'join.code.help':
    'Rowan covers itself when you turn to another window or do nothing for a while. With a code, the cover lifts only with it. It is kept in memory only and stops someone who passes by, not someone skilled.',
  'join.card':
    'Other words, spaces, line breaks and full-width letters around it do not matter. On a printed card the code stands under the square; what a phone shows after reading the square can be typed here too.',
  'join.paste': 'Paste from the clipboard',
  'join.paste.help': 'Rowan reads the clipboard only when you press this.',
  'join.paste.done': 'Pasted. You can look at it before you go on.',
  'join.paste.empty': 'There are no words on the clipboard. You can type the code instead.',
  'join.name.heading': 'What should the others call you?',
  'join.suggest': 'Suggest one',
  'join.warn.heading': 'One thought about this name',
  'join.warn.number': 'There is a longer number in it. A number can lead to you: a phone, a birthday, an ID.',
  'join.warn.mail': 'It looks like an e-mail address.',
  'join.warn.account': 'It looks like an account elsewhere, such as WeChat, LINE or Instagram.',
  'join.warn.school': 'It seems to name a school.',
  'join.warn.fullName': 'It looks like somebody’s full name.',
  'join.warn.text':
    'Everybody in the room sees this name and may remember it. Rowan only guesses, and may be wrong. You decide.',
  'join.warn.change': 'Change it',
  'join.warn.keep': 'Use it anyway',
  'join.code.heading': 'When you turn away for a moment',
  'join.notNow': 'Nothing was connected. What you entered is still in this window, until you close Rowan.',
  'limits.yes': 'I understand',
  'limits.before': 'Before you tell anything. Nothing has left this computer yet.',
  'limits.who.heading': 'Who is here',
  'limits.who.people':
    'The person who invited you, and those a facilitator lets in. In the room you can always see the list of everybody.',
  'limits.who.unsure':
    'Rowan cannot know who somebody is in life. While you wait you get a number: read it aloud to the person who invited you, and you both hear whether it is really them.',
  'limits.stays.heading': 'What stays here',
  'limits.stays.room':
    'Only you and the people in the room can read what is written. No server keeps it. Someone watching this screen could read it too.',
  'limits.stays.others':
    'The others may remember or copy what you write. You can leave out names and places.',
  'limits.tell.heading': 'What a counsellor may have to pass on',
  'limits.tell.cases':
    'In some cases a counsellor may have to tell others: when somebody under 18 is being harmed, or when a life is in immediate danger. The rules differ from country to country, and Rowan does not know which hold for this person.',
  'limits.tell.ask':
    'You can ask about this before you tell anything, and ask to hear it first if it comes to that.',
  'limits.hide.heading': 'What Rowan cannot hide',
  'limits.hide.computer':
    'That Rowan is or was on this computer. A person or a program that watches it sees what you see, and some keyboards send what you type to their maker.',
  'limits.hide.network':
    'Your network sees that this computer is connected to something, and when. If somebody takes a picture of a screen, Rowan does not notice.',
  'limits.never.heading': 'What nobody here should ask of you',
  'limits.never.ask':
    'We will never ask for photos, ID, money, or to move to another app. If somebody does, you can leave.',
  'limits.never.leave':
    'You can leave at any time, no need to explain. What you agree to now you can take back in the room, under “What I agreed to”.',

  'consent.heading': 'Before you connect',
  'consent.direct':
    'This room connects computers directly. The people in it could then see your network address, which can hint at where you are.',
  'consent.server':
    'The meeting point also sees that address and when you are connected. It cannot read what you write.',
  'consent.before': 'Nothing has left this computer yet.',
  'consent.yes': 'Connect and show my network address to this room',
  'consent.relay':
    'Links in this room go through a relay of your organisation. The people in it do not see your network address.',
  'consent.relay.server':
    'The meeting point and the relay see your network address and when you are connected. They cannot read what you write.',
  'consent.relay.yes': 'Connect through the relay',
  'consent.direct.proxy':
    'This room connects computers directly, and those links do not go through your proxy. The people in it could then see your own network address, which can hint at where you are.',
  'consent.server.proxy':
    'The meeting point sees the address of the proxy and when you are connected. The proxy sees your own address and which meeting point you use. Neither can read what you write.',
  'consent.relay.proxy':
    'Everything goes through your proxy, as long as no room that connects directly is open as well: the meeting point and the relay see its address and when you are connected. The proxy sees your own address and where you connect to. None of them can read what you write. If the relay cannot be reached over TCP, there is no connection to the others.',
  'consent.lan':
    'This room meets in the local network, without the internet. Computers connect directly: the people in it, who are in the same network, could then see this computer’s network address there.',
  'consent.lan.server':
    'The meeting point is a computer in the same network and sees that address too. Whoever runs the network can see that these computers talk with each other, and when. Neither can read what you write.',
  'consent.lan.proxy':
    'A proxy is set in the settings, and Rowan looks for the meeting point through it alone. One in the local network is usually not found that way, only without the proxy.',
  'consent.lan.yes': 'Connect and show my local network address to this room',
  'consent.connecting': 'Connecting',

  'waiting.heading': 'Waiting room',
  'waiting.connecting':
    'Looking for the room. It may take a while: the person who invited you may not be there yet.',
  'waiting.reached': '{host} can see that you are waiting, and decides when to let you in.',
  'waiting.reachedUnnamed':
    'The room can see that you are waiting. Someone there decides when to let you in.',
  'waiting.sas': 'Your numbers',
  'waiting.sas.help':
    'Read these digits aloud to the person who invited you, on the phone or face to face. Never send them as a message.',
  'waiting.leave': 'Leave',
  'waiting.leave.hint': 'You can leave at any time, no need to explain.',
  'waiting.leave.back': 'To come back you may need a new invitation.',
  'waiting.honest':
    'The person who invited you sees the name you chose and that you are waiting, not who you are. Rowan cannot say how long it will take.',
  'waiting.meanwhile': 'Meanwhile',
  'waiting.long.heading': 'You have been waiting for a while',
  'waiting.long.text':
    'It may still take some time, or nobody may be able to come just now. That is not because of you.',
  'waiting.long.keep': 'Keep waiting',
  'waiting.failed': 'You are not in the room',
  'waiting.failed.again': 'Back to the invitation',
  'waiting.failed.start': 'To the first page',
  'trust.heading': 'Who is inviting you',
  'trust.host': 'They call themselves {host}.',
  'trust.nobody':
    'No organisation vouches for this person. If you are not sure who it is, ask them in another way before you go on.',
  'trust.new':
    '“{organisation}” vouches for this person. Anyone can choose a name: these words show whether it is really them.',
  'trust.known':
    '“{organisation}” vouches for this person. You have compared the words before, and they are the same.',
  'trust.until': 'Valid until {date}.',
  'trust.words': 'Words of the organisation',
  'trust.words.help':
    'Compare them with the leaflet or website of the organisation. All eight must be the same, in the same order. If one is different, leave.',
  'trust.words.yes': 'The words match',
  'trust.words.compared': 'You compared the words, and they match.',
  'trust.words.keep': 'Your locked rooms on this computer will then remember them.',
  'trust.changed.heading': 'Their key changed',
  'trust.changed':
    'Their key changed. This may be a new computer, or someone pretending. Ask for the code word before you go on.',
  'trust.changed.quiet': 'Nothing about you has been sent yet, not even the name you chose.',
  'trust.changed.stop': 'Stop here',
  'trust.changed.go': 'I asked and it is really them',
  'trust.code': 'They gave this code word:',
  'trust.code.ask': 'Is it the one you agreed on?',
  'trust.code.yes': 'Yes',
  'trust.code.no': 'No, leave',
  'trust.code.fits': 'You said that the code word is right.',
  'organisation.heading': 'Your organisation',
  'organisation.help':
    'For counsellors: your organisation can vouch for you. Whoever you invite then sees its name and words.',
  'organisation.request.make': 'Make a request',
  'organisation.request': 'Request for your organisation',
  'organisation.request.help':
    'Send this text to your organisation. There is no secret in it. They send you a certificate back.',
  'organisation.certificate': 'Certificate of your organisation',
  'organisation.certificate.help': 'Paste all of it, from “rowan-certificate:” to the full stop at its end.',
  'organisation.certificate.take': 'Add the certificate',
  'organisation.has': '“{organisation}” vouches for you until {date}.',
  'organisation.over':
    'The certificate of “{organisation}” ran out on {date}. Your invitations do not show it any more. You can send the request again.',
  'organisation.words.help':
    'These must be the words that your organisation has made public. If they are not, remove the certificate.',
  'organisation.remove': 'Remove',
  'organisation.remove.hint': 'This also removes the key that the certificate is for.',

  'host.heading': 'Host a room',
  'host.warn.heading': 'One thought before you go on',
  'host.title': 'Name of the room',
  'host.title.help':
    'Everybody in the room sees it. Something plain is best, such as a weekday: no person’s name, no place, nothing about why you meet.',
  'host.name.help':
    'The others in the room see it. A first name or a name for this work is enough; better not your full name.',
  'host.meeting': 'Let this computer be the meeting point',
  'host.meeting.help':
    'The others’ computers find yours through this one while Rowan is open on it. From other networks it may not be reachable. If you were given the address of a meeting point, switch this off.',
  'host.server': 'Address of the meeting point',
  'host.server.help': 'As it was given to you: it begins with wss:// or ws://. Several go on separate lines.',
  'host.relay': 'Relay key, if your organisation gave you one',
  'host.relay.help':
    'With it, nobody in the room sees another’s network address. Without it, computers connect directly. It stays on this computer.',
  'host.kept': 'Your profile is open, so this room stays in it, locked with your passphrase.',
  'host.notKept':
    'Rowan keeps nothing of this room: when you close Rowan, it is gone from here. If you want to keep it, open a kept profile first.',

  'profile.open.action': 'Open',
  'profile.passphrase': 'Passphrase',
  'profile.show': 'Show what I type',
  'profile.working': 'This takes a few seconds, on purpose: it makes guessing slow.',
  'profile.new': 'Make a kept profile',
  'profile.new.text':
    'Rooms you host from now on stay on this computer, locked with a passphrase. A room you join stays only if you choose that. If you forget the passphrase, nobody can open them, not even the people who make Rowan.',
  'profile.new.limits': 'Someone who searches this computer can still see that Rowan is here.',
  'profile.new.action': 'Make the profile',
  'profile.passphrase.help': 'Five or more unrelated words make a good passphrase.',
  'profile.passphrase.again': 'The same passphrase again',
  'profile.passphrase.different': 'The two are not the same yet.',
  'rooms.heading': 'Kept rooms',
  'rooms.none':
    'Nothing is kept here yet. A room you host from now on will be; a room you join, if you choose that.',
  'rooms.open': 'Connect',
  'rooms.open.named': 'Connect to {title}',
  'rooms.ended': 'This room has ended for everyone. Nobody can write in it any more.',
  'rooms.ending':
    'You ended this room for everyone, but not every computer has confirmed. Connect to tell the rest.',
  'rooms.notKept': 'It is not kept: when you close Rowan, it is gone from here.',
  'rooms.back': 'Back to the room',
  'rooms.back.named': 'Back to the room: {title}',
  'rooms.damaged':
    '{count, plural, one {# part of what was kept could not be read and is lost.} other {# parts of what was kept could not be read and are lost.}} Everything else is here.',

  'bar.menu': 'Menu',
  'bar.practise': 'Practise “Hide now”',
  'bar.lock': 'Lock now',

  'veil.heading': 'The screen is covered',
  'veil.lift': 'Click here or press a key to go on',
  'veil.code': 'Your code',
  'veil.code.help': 'If you do not remember it, “Hide now” closes everything.',
  'veil.code.wrong': 'That was a different code. You can try again.',
  'veil.code.wait': 'That was a different code. You can try again in a moment.',

  'practise.text':
    'Press the Escape key (Esc) three times, one after the other. It works everywhere in Rowan, also while you write.',
  'practise.presses': '{count, number} of 3',
  'practise.done':
    'That was it: outside this practice everything would be hidden now. You can do it again as often as you like.',
  'practise.does':
    'Hiding closes Rowan at once. What you have not sent is gone. The others in a room see “Connection ended”, as with a lost network. When Rowan is opened again, it shows nothing from before.',
  'practise.cannot':
    'It cannot undo what someone has already seen, erase what this computer itself remembers, or stop a program that watches it.',
  'practise.real': 'The button “Hide now” in the corner is real, here too.',
  'practise.finish': 'Done practising',

  'lock.heading': 'Open with your passphrase',
  'lock.text': 'What was kept on this computer opens only with it. Nothing from before is shown until then.',
  'lock.without': 'Go on without opening it',
  'lock.wait.seconds':
    'You can try again in about {count, plural, one {# second} other {# seconds}}. The wait makes guessing slow; nothing is erased.',
  'lock.wait.minutes':
    'You can try again in about {count, plural, one {# minute} other {# minutes}}. The wait makes guessing slow; nothing is erased.',
  'lock.ready': 'You can try again now.',

  'strength.0': 'Very easy to guess: minutes are enough for somebody who has this computer.',
  'strength.1': 'Easy to guess: hours or days are enough.',
  'strength.2': 'Hard to guess for one person, but not for someone with many computers and a few months.',
  'strength.3': 'Hard to guess: years, even with many computers.',
  'strength.4':
    'Very hard to guess: longer than a lifetime, even with many computers, as far as is known today.',
  'strength.listed': 'It stands in the lists that are tried first.',
  'strength.limits':
    'This is an estimate. It does not know your names, dates and songs; people near you may. You decide.',

  'app.heading': 'Settings',
  'app.now': 'Every change holds at once.',
  'app.remember': 'Remember on this computer',
  'app.remember.help':
    'Otherwise these settings are gone when Rowan closes. Remembering writes a small file here. It says nothing of your rooms, but shows that Rowan was set up.',
  'app.remembered':
    'Your profile is open, so settings are remembered on this computer, in a small file that says nothing of your rooms.',
  'app.hideOnShift': 'Also hide when Shift is pressed three times',
  'app.hideOnShift.help': 'Pressing Esc three times always hides.',
  'app.hideKey': 'One more key that hides at once',
  'app.hideKey.help': 'One press of it is enough, so choose one that you do not press by accident.',
  'app.hideKey.none': 'None',
  'app.lockAfter': 'Lock when nothing happens for',
  'app.lockAfter.help':
    'Locking closes your profile until you enter the passphrase. Without an open profile, Rowan only covers itself, which stops a glance and not more.',
  'app.time.seconds': '{count, plural, one {# second} other {# seconds}}',
  'app.time.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'app.appearance': 'Icon and title of the window',
  'app.appearance.help':
    'It is plain, and no more than that: the program’s files and the lists this computer keeps of programs still say Rowan.',
  'app.appearance.rowan': 'Rowan',
  'app.appearance.notes': 'Notes',
  'app.appearance.reader': 'Reader',
  'app.capture': 'Ask this computer not to capture this window',
  'app.capture.help':
    'It may not listen, and a phone camera always works. Switch this off if a screen magnifier or similar aid needs to see the window.',
  'app.proxy': 'Proxy',
  'app.proxy.help':
    'Only if you were given one. Rowan looks for none by itself and never uses the one set on this computer. If the proxy does not answer, there is no connection: Rowan does not go around it.',
  'app.proxy.none': 'None',
  'app.proxy.http': 'HTTP proxy',
  'app.proxy.socks5': 'SOCKS5 proxy',
  'app.proxy.host': 'Address of the proxy',
  'app.proxy.host.help':
    'A name or an IP address. Proxies that ask for a user name and password cannot be used yet.',
  'app.proxy.port': 'Port',
  'app.proxy.use': 'Use this proxy',
  'app.proxy.now': 'In use now: {kind} at {place}',
  'app.proxy.now.none': 'No proxy is in use now.',
  'app.proxy.through':
    'Through the proxy goes all that computers need to find each other. The meeting points then see the proxy’s address instead of yours, and the proxy looks up their names. The proxy itself sees your address, where you connect to, and when.',
  'app.proxy.past':
    'In rooms with a relay, the links with the others go through the proxy too, over TCP. In rooms that connect directly they go past it and show your own address to the room; while such a room is open, links through a relay can go past it as well.',
  'app.proxy.problem.host':
    'This is not an address that can be used. It is a name such as proxy.example or an IP address, without https:// before it.',
  'app.proxy.problem.port': 'The port is a number from 1 to 65535.',
  'app.proxy.problem.account':
    'There is a user name or password in it. Rowan cannot use such a proxy yet, so leave that out.',

  'vault.heading': 'Your profile',
  'vault.same': 'This page always looks the same, whatever was set here before.',
  'vault.current': 'Your passphrase now',
  'vault.careful':
    'This is for the case that someone makes you open Rowan. You do not need it. If you can, talk it over first with someone who knows about safety.',
  'vault.change': 'Change the passphrase',
  'vault.change.text': 'Afterwards the old passphrase opens this profile no more.',
  'vault.change.limits':
    'A backup, or a copy that someone made of this computer, still opens with its old one.',
  'vault.change.next': 'The new passphrase',
  'vault.change.action': 'Change it',
  'vault.change.done': 'Changed. From now on the new passphrase opens this profile.',
  'vault.export': 'Save a backup',
  'vault.export.text':
    'All kept rooms go into one file, sealed with a passphrase of its own. You choose where it is saved.',
  'vault.export.limits':
    'Anyone who finds the file can see that it is there, and can guess at it for as long as they like. Deleting a room here does not take it out of the file.',
  'vault.export.next': 'Passphrase for the backup',
  'vault.export.action': 'Choose where, and save',
  'vault.export.done': 'The backup is saved.',
  'vault.export.notSaved': 'No place was chosen, so nothing was saved.',
  'vault.import': 'Bring rooms back from a backup',
  'vault.import.text':
    'Enter the passphrase of the backup, then choose its file. The rooms in it are kept in the profile that is open now.',
  'vault.import.limits':
    'Rooms that are here already stay as they are. What was written after the backup comes only from others in the room.',
  'vault.import.action': 'Choose the file',
  'vault.import.done':
    '{count, plural, =0 {No room was in it that is not here already.} one {# room was brought back.} other {# rooms were brought back.}}',
  'vault.import.noFile': 'No file was chosen. Nothing was changed.',
  'vault.backup.passphrase': 'Passphrase of the backup',
  'vault.decoy': 'A passphrase for another profile',
  'vault.decoy.text':
    'It opens a second profile, which is empty at first. Keep a few harmless rooms in it: an empty one looks staged.',
  'vault.decoy.limits':
    'Someone who has read about this may go on asking for “the other one”. Someone who copies this computer’s disk more than once can see that more of it changes than the second profile explains. And whoever mixes up the two passphrases opens the real profile.',
  'vault.decoy.next': 'The passphrase for the other profile',
  'vault.decoy.action': 'Set it',
  'vault.erase': 'A passphrase that destroys',
  'vault.erase.text':
    'Entered in place of yours, it destroys every profile on this computer at once and opens an empty one. Nobody can undo that.',
  'vault.erase.limits':
    'What you may need later to show what happened is lost too. It does not reach backups, copies of the disk, or what others have. It can look like tampering, and it can be entered by mistake or in panic.',
  'vault.erase.next': 'The passphrase that destroys',
  'vault.erase.action': 'Set it',
  'vault.other.done': 'It is set. Rowan says so only now, and shows it nowhere later.',
  'vault.clear': 'Take away other passphrases',
  'vault.clear.text':
    'Any other passphrase that was set from this profile then opens nothing any more, and what it opened is lost.',
  'vault.clear.limits': 'Rowan does not say whether there was one: the answer is always the same.',
  'vault.clear.action': 'Take them away',
  'vault.clear.done': 'Done. Other passphrases set from this profile open nothing now.',
  'vault.delete': 'Delete this profile',
  'vault.delete.text':
    'The keys of this profile and of every room kept in it are destroyed on this computer. Nobody can undo that.',
  'vault.delete.limits':
    'It does not reach backups, copies of the disk, or what the others in the rooms have. The others are not told. Rowan itself stays on this computer.',
  'vault.delete.action': 'Delete this profile',
  'vault.deleted': 'The profile is deleted from this computer.',

  'keep.heading': 'Keep this room',
  'keep.help': 'It is not kept now: when you close it, it is gone from here.',
  'keep.noProfile':
    'It is not kept now: when you close it, it is gone from here. Keeping it needs an open profile.',
  'keep.profile': 'Open or make a profile',
  'keep.ask': 'Keep this room…',
  'keep.text':
    'Everything that can be read in it now, and what comes later, stays in your profile on this computer, sealed with your passphrase, until you forget the room.',
  'keep.limits':
    'Whoever gets your passphrase and this computer can read it. Forgetting it later does not reach copies of the disk.',
  'keep.yes': 'Keep it',
  'forget.heading': 'Forget this room',
  'forget.help': 'It is kept in your profile. You can take it off this computer without telling the others.',
  'forget.ask': 'Forget this room…',
  'forget.named': 'Forget this room: {title}',
  'forget.text':
    'The key of this room is destroyed on this computer, so nothing of it can be read here again. The others are not told: to them it looks as if you were away. To come back you need a new invitation.',
  'forget.limits':
    'What you wrote stays with the others. A backup you saved, or a copy of this computer’s disk, can still hold the room.',
  'forget.yes': 'Forget it',
  'room.forgotten': 'The room is forgotten on this computer.',

  'room.people': 'People',
  'room.you': 'you',
  'room.facilitator': 'facilitator',
  'room.person.here': 'here',
  'room.person.away': 'not here',
  'room.untitled': 'Room',
  'room.connection.connecting': 'Connecting',
  'room.connection.alone': 'Nobody else is here right now.',
  'room.connection.here': 'Someone is here now.',
  'room.connection.ended': 'Connection ended',
  'room.connectAgain': 'Connect again',
  'room.state.securing': 'Securing the room',
  'room.state.paused': 'Paused: only facilitators can write.',
  'room.state.locked': 'Locked: nobody is let in.',
  'room.leave': 'Leave the room',
  'room.gone': 'The room is closed on this computer.',
  'room.removed':
    'You are no longer in this room. What you could read before stays here until you close it; nothing new arrives.',
  'room.removed.kept':
    'You are no longer in this room. What you could read before stays in your kept profile; nothing new arrives.',
  'room.pane': 'Parts of the room',
  'room.pane.people': 'People and notes',
  'room.pane.talk': 'Talk',
  'room.pane.note': 'Note',

  'sheet.back': 'Back to the room',
  'sheet.connection': 'Connection',
  'sheet.settings': 'Room settings',
  'sheet.agreed': 'What I agreed to',
  'sheet.contact': 'Safe contact',
  'agreed.help': 'You can take each of these back at any time, no need to explain.',
  'agreed.network': 'Showing my network address to this room',
  'agreed.network.text':
    'Taking it back closes the connection at once, and with it the room. Whoever saw the address before may remember it.',
  'agreed.limits': 'Talking here within these limits',
  'agreed.limits.text': 'Taking it back means leaving now. What you said until then stays with the others.',
  'agreed.takeBack': 'Take it back and leave',
  'agreed.takeBack.named': 'Take it back and leave: {what}',
  'agreed.keepFirst': 'Nothing is kept then. To keep something first, choose “Leave the room” instead.',
  'contact.help':
    'Whether and how the others may reach you outside this room. You decide. Everybody in the room can read what you add.',
  'contact.may': 'May somebody contact me?',
  'contact.no': 'Do not contact me',
  'contact.yes': 'Only in this way',
  'contact.how': 'How',
  'contact.how.help': 'A number or an address that only you read.',
  'contact.when': 'When it is safe',
  'contact.as': 'As whom they write or call',
  'contact.as.help': 'For example: the dentist.',
  'contact.other': 'What to say if somebody else answers',
  'contact.word': 'A code word that shows it is really them',
  'contact.preview': 'Exactly this goes into the notes',
  'contact.add': 'Add to our notes',
  'contact.added': 'It is in the notes of this room now. You can take it back here.',
  'contact.takeBack': 'Take it back',
  'contact.takenBack':
    'The words are taken out of the note. The others may remember or have copied them, and a computer that is off keeps them until it comes back.',
  'contact.note': 'Safe contact: {name}',
  'contact.line.no': 'Please do not contact me outside this room.',
  'contact.line.only': 'Please contact me only in this way.',
  'contact.line.how': 'How: {text}',
  'contact.line.when': 'When: {text}',
  'contact.line.as': 'As: {text}',
  'contact.line.other': 'If somebody else answers: {text}',
  'contact.line.word': 'Code word: {text}',
  'settings.rename': 'Rename',
  'settings.pause': 'Pause the room',
  'settings.pause.help': 'Only facilitators can write until you switch this off. Everybody can still read.',
  'settings.lock': 'Lock the room',
  'settings.lock.help': 'Nobody is let in until you switch this off. Whoever is in the room stays.',
  'forGood.heading': 'Leave for good',
  'forGood.help': 'You leave, the others are told, and this computer can no longer open the room.',
  'forGood.kept':
    'You leave, the others are told, and this computer can no longer open the room. To come back later, choose “Leave the room” instead: it stays in your kept profile.',
  'forGood.ask': 'Leave for good…',
  'forGood.text':
    'The others are told that you left. The keys of this room are destroyed on this computer, so it cannot be opened here again. To come back you need a new invitation.',
  'forGood.alone':
    'Nobody else is here right now, so the others cannot be told. To them it will look as if you were away.',
  'forGood.last':
    'You are the only facilitator. After you leave, nobody can be let in or removed, and the room cannot be ended. You can make someone else a facilitator first.',
  'forGood.limits': 'What you wrote stays with the others. They may remember it or have copied it.',
  'forGood.yes': 'Leave for good',
  'endAll.heading': 'End the room for everyone',
  'endAll.help': 'Nobody can open or read the room any more, you included.',
  'endAll.ask': 'End for everyone…',
  'endAll.text':
    'The keys of this room are destroyed on every other computer in it as it hears of this, and on this one once all have confirmed. The talk and the notes cannot be brought back.',
  'endAll.limits': 'What others copied or remember stays with them.',
  'endAll.off':
    'A computer that is off keeps its copy until it comes back and meets a facilitator’s computer that knows.',
  'endAll.yes': 'End for everyone',
  'ended.heading': 'This room has ended',
  'ended.text':
    'A facilitator ended it for everyone. Its keys are destroyed on this computer, and it cannot be opened here any more.',
  'ended.mine':
    'You ended it for everyone. Its keys are destroyed on this computer, and it cannot be opened here any more.',
  'ended.underWay':
    'You ended it for everyone, and nobody can write in it any more. This computer keeps its keys until every other computer has confirmed, to be able to tell those that come back. Then they are destroyed here too.',
  'ended.limits':
    'What others copied or remember stays with them. Rowan cannot erase what this computer itself remembers.',
  'ended.confirmed':
    '{confirmed, number} of {others, plural, one {# other computer has} other {# other computers have}} confirmed that the keys are destroyed there.',
  'ended.confirmed.all': 'Every other computer has confirmed that the keys are destroyed there.',
  'ended.missing': 'Not confirmed yet: {names}',
  'ended.missing.help': 'A computer that is off keeps its copy until it comes back and meets this one.',
  'ended.close':
    'If you leave this page, the keys are destroyed here, and this computer can no longer tell the rest.',
  'ended.close.kept':
    'If you leave this page, the room waits in your kept profile. Connect to it again to tell the rest.',
  'left.heading': 'You left the room',
  'left.text':
    'Its keys are destroyed on this computer, and it cannot be opened here any more. To come back you need a new invitation.',
  'left.limits':
    'What you wrote stays with the others. Rowan cannot erase what this computer itself remembers.',
  'left.over.heading': 'You are out of the room',
  'left.closed':
    'Nothing of the room is on this screen any more, and it cannot be opened here again. To come back you need a new invitation.',
  'left.kind': 'Take all the time you need. There is no next step that you have to take.',
  'left.wrote':
    'Rowan itself wrote nothing of this room to this computer. What you copied or saved yourself is still where you put it.',
  'left.system':
    'The computer may still remember that Rowan ran, and may have moved parts of its memory to disk. The others may remember what was said. Rowan cannot erase that.',
  'left.close': 'Close Rowan',
  'ending.heading': 'What do you want to keep?',
  'ending.still': 'You are in the room until you choose. You can leave at any time, no need to explain.',
  'ending.out': 'You are not in the room any more. What you could read before is here until you choose.',
  'ending.nothing': 'Keep nothing',
  'ending.nothing.text': 'The room closes on this computer. Rowan wrote nothing of it here.',
  'ending.notes': 'Keep notes',
  'ending.notes.text': 'You choose which, and see the exact words first.',
  'ending.plan': 'Keep my safe-contact plan',
  'ending.plan.text': 'The words you put into the notes of this room.',
  'ending.room': 'Keep the room',
  'ending.room.text': 'Everything in it stays on this computer in a profile, locked with a passphrase.',
  'ending.room.done': 'The room is kept now, in your profile on this computer.',
  'ending.choose': 'Which of them?',
  'ending.exact': 'Exactly these words',
  'ending.empty': 'There are no words in it.',
  'ending.unread': 'This note could not be read.',
  'ending.unprotected':
    'What you copy or save is not protected by Rowan any more: anyone who can use this computer can read it, and where it stands may be remembered. What is copied is taken off the clipboard after 30 seconds, so put it where you want it before that.',
  'ending.save': 'Save as a text file…',
  'ending.save.done': 'Saved where you chose. It is not protected.',
  'ending.save.none': 'No place was chosen, so nothing was saved.',
  'ending.save.failed': 'The file could not be written there. You can choose another place.',
  'ending.leave': 'Leave now',
  'ended.notes': 'With the keys gone, nothing of its talk or notes can be kept here any more.',

  'people.remove': 'Remove from the room…',
  'people.remove.named': 'Remove from the room: {name}',
  'people.remove.limits':
    'This is also what to do when their computer was lost or taken. They can come back with a new invitation.',
  'people.remove.yes': 'Remove',
  'people.remove.gone': 'This person is not in the room any more.',
  'people.actions': 'What you can do: {name}',
  'people.promote': 'Make facilitator…',
  'people.promote.named': 'Make facilitator: {name}',
  'people.promote.text':
    '{name} can then let people in, remove people (you too), hide messages, and end the room for everyone.',
  'people.promote.limits':
    'As long as you are a facilitator you can make them a member again. What they did until then stays done.',
  'people.promote.yes': 'Make facilitator',
  'people.demote': 'Make member…',
  'people.demote.named': 'Make member: {name}',
  'people.demote.text':
    '{name} stays in the room and can read and write, but no longer let people in, remove people, hide messages, or end the room.',
  'people.demote.limits': 'What they did as a facilitator stays done.',
  'people.demote.yes': 'Make member',
  'people.readmit': 'Let back in…',
  'people.readmit.named': 'Let back in: {name}',
  'people.readmit.text':
    '{name} was away for more than 60 days. If you let them back in, their computer receives what was written in the meantime.',
  'people.readmit.limits':
    'Rowan cannot tell who sits at it now. If you can, speak with them another way first.',
  'people.readmit.yes': 'Let back in',
  'people.remove.text': '{name} can’t see anything new. They may remember or have copied what they saw.',
  'people.suspended':
    'Away for more than 60 days. A facilitator decides whether this computer is let back in.',
  'people.twofold':
    '{name}’s computer said two different things in one place. What it wrote after that is not shown. If you can, speak with them another way.',
  'people.knowing':
    '{known, number} of {others, plural, one {# computer knows} other {# computers know}} who is in the room now.',

  'events.heading': 'What changed in the room',
  'events.more': '{count, plural, one {# more change} other {# more changes}} under “People”.',
  'event.someone': 'A facilitator',
  'event.added': '{by} let {name} in.',
  'event.removed': '{by} removed {name} from the room.',
  'event.left': '{name} left the room for good.',
  'event.readmitted': '{by} let {name} back in.',
  'event.promoted': '{by} made {name} a facilitator.',
  'event.demoted': '{by} made {name} a member.',
  'event.paused': '{by} paused the room. Only facilitators can write.',
  'event.resumed': '{by} ended the pause. Everybody can write again.',
  'event.locked': '{by} locked the room. Nobody is let in.',
  'event.unlocked': '{by} unlocked the room.',
  'event.renamed': '{by} named the room “{name}”.',
  'event.secured': 'Two changes of who is in the room met. The room is secured again.',
  'event.twofold':
    '{name}’s computer said two different things in one place. What it wrote after that is not shown.',

  'chat.heading': 'Talk',
  'chat.start':
    'This is where the room begins for you. Nobody here should ask you for pictures, ID or money, or to move to another app.',
  'chat.empty': 'Nothing has been written yet.',
  'chat.loading': 'Fetching messages',
  'chat.new': 'New messages',
  'chat.box': 'Your message',
  'chat.box.help': 'Enter makes a new line. {shortcut} sends.',
  'chat.send': 'Send',
  'chat.notSent': 'Not sent. {reason} Your words are still in the box.',
  'chat.removed': 'This message was taken back.',
  'chat.you': 'You',
  'chat.announce': '{name} wrote: {text}',
  'chat.hidden': 'A facilitator hid this message.',
  'chat.held.paused':
    'A facilitator has paused the room. You can read, and write again when the pause ends. Your words stay in the box.',
  'chat.held.securing':
    'Securing the room. Two facilitators changed who is in it at the same time, so writing waits until that is settled. Your words stay in the box.',
  'chat.pausedForOthers': 'The room is paused: only facilitators can write.',
  'chat.actions.keys': 'The arrow keys lead from one message to the next.',
  'chat.takeBack.named': 'Take back: {text}',
  'chat.takeBack.text':
    'Rowan takes the words of this message off every computer in the room, as each hears of it. That a message was here stays to be seen.',
  'chat.takeBack.yes': 'Take back',
  'chat.hide.named': 'Hide for everyone. {name} wrote: {text}',
  'chat.hide.text':
    'Rowan takes the words of this message off every computer in the room, as each hears of it. Everybody sees that a facilitator hid a message of {name}.',
  'chat.hide.yes': 'Hide for everyone',
  'chat.takenOut.limits':
    'It does not reach what people remember or have copied, or a computer that is off, until it comes back. It cannot be undone.',
  'chat.newSinceAway': 'New since you were away',
  'chat.reply.named': 'Answer {name}: {text}',
  'chat.reply.to': 'Answering {name}',
  'chat.reply.away': 'Do not answer this message',
  'chat.reply.gone': 'A message that was taken back or hidden',
  'chat.reply.notHere': 'A message that is not here',
  'chat.reply.go': 'Go to what this answers. {name}: {text}',
  'chat.noted': 'May be hard to read: {topic}',
  'chat.noted.length': '{count, plural, one {# character} other {# characters}}',
  'chat.noted.show': 'Show',
  'chat.noted.skip': 'Skip',
  'chat.noted.close': 'Close it again',
  'chat.noted.add': 'Mark as hard to read',
  'chat.noted.topic': 'What it is about, in a word or two',
  'chat.noted.topic.help': 'The others see only this at first, and choose whether to read on.',
  'chat.noted.unnamed': 'not said',
  'chat.announce.noted': '{name} wrote something that may be hard to read: {topic}',
  'chat.long.all': 'Show all ({count, plural, one {# character} other {# characters}})',
  'chat.long.less': 'Show less',
  'chat.more.named': 'More about the message of {name}: {text}',
  'chat.copyFrom': 'Copy as text from here…',
  'sheet.search': 'Search the talk',
  'sheet.copy': 'Copy as text',
  'search.field': 'Words to look for',
  'search.help':
    'Looks through every message of this room on this computer. What may be hard to read is found by its topic alone, until you have opened it.',
  'search.go': 'Search',
  'search.busy': 'Searching',
  'search.none': 'Nothing was found.',
  'search.found': '{count, plural, one {# message} other {# messages}} found',
  'search.more': 'There may be more, further back. Another word finds fewer.',
  'copy.all': 'This copies every message of the talk that is on this computer.',
  'copy.from': 'This copies the message you chose and everything after it.',
  'copy.limits':
    'Outside Rowan the text is not protected: other programs can read it, and wherever you put it, it stays. Rowan empties the clipboard after 30 seconds.',
  'copy.noted':
    'What may be hard to read and you have not opened is left out; its topic stands in its place.',
  'copy.yes': 'Copy',
  'copy.done':
    '{count, plural, one {# message} other {# messages}} copied. The clipboard is emptied in 30 seconds.',
  'copy.part':
    'That was more than fits. {count, plural, one {The newest message was} other {The newest # messages were}} copied. The clipboard is emptied in 30 seconds.',
  'copy.failed': 'Nothing was copied. You can try again.',
  'copy.line': '{name}, {time}',
  'copy.answers': 'Answer to {name}: {text}',
  'note.private.label': 'Write privately, then add',
  'note.private.help': 'Only you see this box. The others see your words once you press “Add to note”.',
  'note.private.add': 'Add to note',
  'note.private.added': 'Added to the note.',
  'note.private.tooLong':
    'That is too long to add at once. You can add it in smaller parts; your words are still in the box.',
  'note.private.choose': 'Write privately instead',
  'note.direct': 'Write directly',
  'note.direct.text':
    'Written directly, every letter reaches the others as you type it, also what you delete again.',
  'delivery.here': 'on this computer only',
  'delivery.some': 'delivered to {delivered, number} of {others, number}',
  'delivery.all': 'delivered',
  'delivery.saving': 'Saving…',

  'connection.points': 'Meeting points',
  'connection.points.help':
    'Computers find each other there. One that is not reached may be switched off, or this network may not let you through to it. Whoever is connected already stays connected.',
  'connection.relay': 'Relay',
  'connection.relay.only': 'All links in this room go through a relay. Rowan never goes around it.',
  'connection.relay.direct':
    'Computers in this room connect directly. The people in it can see each other’s network address.',
  'connection.relay.well': 'Nothing is known to be wrong with it.',
  'connection.relay.key': 'Relay key',
  'connection.relay.key.help': 'Only your organisation’s first meeting point is shown this key.',
  'connection.relay.use': 'Use this key',
  'connection.point.connecting': 'connecting',
  'connection.point.open': 'reached',
  'connection.point.closed': 'not reached',
  'connection.refused': 'Things that were not accepted: {count, number}',
  'connection.refused.none': 'Nothing was refused since Rowan was opened.',
  'connection.refused.help':
    'They were set aside and changed nothing. A few are usual on a shaky network; many at once can mean that some computer does not keep to the rules. Rowan cannot always tell which.',
  'connection.refused.line': '{what}: {count, number}',
  'connection.again': 'Look again',
  'connection.people': 'People',
  'connection.people.help':
    'This is only about the lines between computers since you opened this room. Rowan does not note who reads or writes, and keeps nothing of this.',
  'connection.people.none': 'Nobody else is in this room yet.',
  'connection.link.direct': 'linked directly',
  'connection.link.relay': 'linked through the relay',
  'connection.link.unknown': 'linked',
  'connection.away.never': 'not linked since you opened this room',
  'connection.away.moment': 'not linked, was here a moment ago',
  'connection.away.minutes': 'not linked, was here {count, plural, one {# minute} other {# minutes}} ago',
  'connection.away.hours': 'not linked, was here {count, plural, one {# hour} other {# hours}} ago',
  'connection.away.recent': 'not linked, was here a little while ago',
  'connection.away.hour': 'not linked, was here within the last hour',
  'connection.away.longer': 'not linked, was here earlier',
  'connection.advice.well': 'Everyone is linked.',
  'connection.advice.points':
    'No meeting point is reached, so nobody can be found. Please look whether this computer is online, and what is said of each meeting point below.',
  'connection.advice.relay':
    'Nobody can be linked until the relay works. Below it says what is wrong with it, and you can try it there.',
  'connection.advice.away':
    'From here nothing looks wrong. Whoever is not linked may have closed Rowan, or has no network right now. There is nothing you need to do.',
  'connection.advice.ended':
    'This room is not connected now. You can connect it again in the list of people.',
  'connection.try': 'Try the relay',
  'connection.try.help':
    'Rowan links this computer with itself through the relay and sends a few bytes, for 15 seconds at most. The relay sees what it always sees of you: your network address and the time.',
  'connection.try.direct': 'This room has no relay, so there is none to try.',
  'connection.trying': 'Trying. It takes 15 seconds at most.',
  'connection.tried.works': 'The relay works.',
  'connection.tried.silent':
    'The relay gave this computer an address, and nothing came through it. Another network may help; otherwise whoever runs the relay needs to know.',
  'connection.tried.full': 'The relay answers, and has no room at the moment. Please try again in a while.',
  'connection.tried.refused':
    'The relay answers, and does not accept what this room was given for it. Please tell a person who guides the room, or whoever runs the relay.',
  'connection.tried.unreachable':
    'The relay does not answer. It may be switched off, or this network may not let you through to it. Another network may help.',
  'connection.tried.none': 'This room was given no relay yet.',
  'connection.tried.busy': 'The relay of another room is being tried. Please try again in a moment.',
  'connection.tried.stopped': 'The try was broken off. You can try again.',
  'connection.way.works': '{way}: there and back in {ms, number} ms',
  'connection.way.silent': '{way}: an address, and nothing came through',
  'connection.way.full': '{way}: no room',
  'connection.way.refused': '{way}: not accepted',
  'connection.way.unreachable': '{way}: no answer',
  'report.heading': 'A report for whoever helps you',
  'report.help':
    'A text about this connection, without names, addresses, titles or anybody’s words. Rowan sends it nowhere. Read it, then copy it or not. What is copied is taken off the clipboard after 30 seconds.',
  'report.make': 'Show the report',
  'report.again': 'Make the report again',
  'report.shown': 'Here is all of it. Nothing was copied or sent.',
  'report.label': 'The report',
  'report.app': 'Rowan {version}, {system}, language {language}',
  'report.room.relay': 'Room: through a relay only',
  'report.room.direct': 'Room: directly from computer to computer',
  'report.connection': 'Connection: {state}',
  'report.point':
    'Meeting point {number, number}: {scheme}, {where, select, here {on this computer} local {in a local network} other {elsewhere}}, {state}',
  'report.relay': 'Relay: {code}',
  'report.relay.well': 'Relay: nothing is known to be wrong',
  'report.relay.left':
    'The relay was given for {minutes, plural, =0 {less than 10 more minutes, or its time is over} one {at least # more minute} other {at least # more minutes}}',
  'report.people':
    'Others in the room: {count, number}. Linked: {linked, number} (directly {direct, number}, through the relay {relay, number}, way not known {unknown, number})',
  'report.untried': 'The relay was not tried.',
  'report.tried': 'The relay was tried: {what}',
  'report.clock':
    '{minutes, plural, =0 {Clock: no difference is known} one {Clock: off by about # minute} other {Clock: off by about # minutes}}',
  'report.refused': 'Not accepted: {codes}',
  'report.refused.none': 'Not accepted: nothing',
  'refused.unreadable': 'Something that could not be read',
  'refused.seal': 'Something whose seal or signature did not fit',
  'refused.people': 'A change of who is in the room that does not hold',
  'refused.writing': 'A message or a change to a note that does not hold',
  'refused.network': 'A connection that broke off or did not keep to the rules',
  'refused.invitation': 'A try to come in that did not work',
  'refused.asked': 'Something asked for here that was not possible',
  'refused.inside': 'Something inside Rowan that did not fit',

  'invite.heading': 'Invite someone',
  'invite.help': 'An invitation works once, for one person, for 24 hours.',
  'invite.create': 'Make an invitation',
  'invite.link': 'To copy and send',
  'invite.spoken': 'To read aloud',
  'invite.spoken.help': 'The address of the meeting point is needed as well: {servers}',
  'invite.lan':
    'This address is in the local network: only somebody in the same network reaches it. If it does not work, try the next one, if there is one.',
  'invite.here':
    'Only this computer itself reaches this meeting point: it has no address in any network now.',
  'invite.expires': 'Works until {time}.',
  'invite.caution': 'Whoever has this can ask to come in. You decide who is let in.',
  'invite.cancel': 'Take it back',
  'invite.used': 'This invitation has been used.',
  'invite.expired':
    'This invitation has passed its time. If the clock of this computer is wrong, that can be the reason too.',
  'invite.burnt': 'This invitation no longer works.',
  'invite.locked': 'The room is locked, so nobody is let in. You can unlock it in the room settings.',
  'invite.code': 'Code word that you agreed on, if there is one',
  'invite.code.help':
    'The other person sees it while waiting and can check that it is you. Never send it together with the invitation.',
  'invite.vouched': '“{organisation}” vouches for you in this invitation.',
  'invite.card': 'Show as a card',
  'invite.card.back': 'Hide the card',
  'invite.card.qr': 'QR code of the invitation',
  'invite.card.help':
    'Whoever finds the card can read it. Give it by hand, and tear it up when it has been used.',
  'admit.heading': 'Waiting to come in',
  'admit.help':
    'Ask {name} to read the nine digits aloud, on the phone or face to face, and type them here. Do not take them from a message.',
  'admit.yes': 'Admit',
  'admit.yes.named': 'Admit {name}',
  'admit.no.named': 'Not now: {name}',
  'admit.no.hint': '“Not now” ends this invitation. You can make another.',
  'admit.announce': '{name} is waiting to come in.',
  'admit.digits': 'The nine digits, as you hear them',
  'admit.tries':
    '{count, plural, one {After one more wrong entry this invitation ends.} other {After # more wrong entries this invitation ends.}}',

  'notes.heading': 'Notes',
  'notes.none': 'No notes yet.',
  'notes.new': 'New note',
  'notes.ask': '“May I write this down?”',
  'notes.ask.text':
    'Ask that first, aloud or in the room, and write only what they agree to. Everybody in the room can read a note and copy it.',
  'notes.ask.yes': 'They said yes',
  'notes.title': 'Name of the note',
  'notes.create': 'Make the note',
  'note.editor': 'Text of the note “{title}”',
  'note.close': 'Close the note',
  'note.loading': 'Opening the note',
  'note.live': 'The others see what you write here while you write it.',
  'note.held': 'You can read this note. Writing waits, as it does in the talk.',
  'note.share': 'Share with people who came later…',
  'note.share.text':
    'People who came to the room after this note was begun can then read all of it as it is now.',
  'note.share.limits': 'You cannot take it back from them. If others wrote in it, ask them first.',
  'note.share.yes': 'Share it',
  'note.share.done': 'Shared as it is now.',
  'note.state.done': 'All changes are in the note.',
  'note.state.busy': 'Adding changes',
  'note.state.slow': 'Adding changes. It takes a little longer just now.',
  'note.refused':
    'Your last changes could not be added to the note. {reason} The note was opened again. What you had is below, so that you can copy it.',
  'note.refused.text': 'The text as you had it',
  'note.refused.done': 'I do not need it any more',
  'note.paste.progress': 'Adding the pasted text: {part, number, percent}',
  'note.paste.stopped': 'Not all of the pasted text was added, because the note was closed.',
  'note.paste.tooLong': 'That is more text than fits at once. You can paste it in smaller parts.',
  'note.tools': 'Text tools',
  'note.tool.heading1': 'Large heading',
  'note.tool.heading2': 'Medium heading',
  'note.tool.heading3': 'Small heading',
  'note.tool.bold': 'Bold',
  'note.tool.italic': 'Italic',
  'note.tool.bulletList': 'List',
  'note.tool.orderedList': 'Numbered list',
  'note.tool.taskList': 'Check list',
  'note.tool.undo': 'Undo',
  'note.tool.redo': 'Redo',
  'note.task': 'Done',

  'refuse.pictures':
    'Pictures and files can’t be sent here. That protects you and us under the law. You can describe it in words.',

  'error.setAside':
    'Something arrived that could not be read or trusted, so it was set aside. Nothing else was changed.',
  'error.link': 'Another computer could not be reached safely just now. Rowan keeps trying.',
  'error.note.change': 'They did not fit the note as it is now.',
  'error.message.unknown': 'This message is not in the room any more.',
  'error.note.unknown': 'This note is not in the room any more.',
  'error.note.tooLarge': 'That is more than a note can hold.',
  'error.invite.format': 'This does not look like an invitation yet. Please enter all of it.',
  'error.invite.checksum': 'One of the characters does not fit. Please check the code once more.',
  'error.invite.expired':
    'The time of this invitation has passed. You can ask for a new one. If the clock of one of the two computers is wrong, that can be the reason too.',
  'error.invite.used': 'This invitation was used before, and it works only once. You can ask for a new one.',
  'error.invite.burnt': 'This invitation no longer works. You can ask for a new one.',
  'error.invite.state': 'That is not possible with this invitation any more.',
  'error.invite.unsafe':
    'Rowan could not make sure who is on the other side, so it stopped. Please ask for a new invitation, if you can by another way.',
  'error.invite.refused': 'You were not let in this time. You can ask the person who invited you.',
  'error.organisation.key':
    'This certificate was made for another request. Please send them the request that is shown here.',
  'error.sas.length': 'Please type all nine digits.',
  'error.sas.mismatch':
    'These are not the digits on the other screen. Do not let anyone in with them. Please ask for the digits once more, by voice.',
  'error.organisation.text':
    'This is not all of the text. Please copy it again, from “rowan-” to the full stop at its end.',
  'error.organisation.proof':
    'The proof of the organisation does not hold, so Rowan stopped. Someone may be pretending. Please ask the organisation in another way.',
  'error.organisation.expired':
    'The certificate of the organisation has run out. Please ask them for a new one. If the date of this computer is wrong, that can be the reason too.',
  'error.room.unknown': 'This room is not on this computer.',
  'error.room.full': 'The room is full.',
  'error.room.securing': 'The room is being secured. You can try again in a moment.',
  'error.room.paused': 'The room is paused: only facilitators can write.',
  'error.room.locked': 'The room is locked: nobody is let in.',
  'error.room.closed': 'The room is closed.',
  'error.notAllowed': 'Only a facilitator can do this.',
  'error.name': 'Please write a name of 1 to 64 characters.',
  'error.text.empty': 'There are no words in it yet.',
  'error.text.tooLong': 'The message is too long. You can send it in parts.',
  'error.rate': 'That was a lot at once. Please wait a moment.',
  'error.passphrase': 'This passphrase does not open the profile.',
  'error.profile.missing': 'There is no kept profile on this computer.',
  'error.profile.exists': 'There is a kept profile on this computer already.',
  'error.profile.damaged': 'The kept profile is damaged and could not be opened. Nothing was changed.',
  'error.profile.write':
    'The kept profile could not be written. There may be too little space. What is new is only in this window.',
  'error.profile.newer':
    'What is kept here was written by a newer Rowan, and this one cannot open it. Nothing was changed.',
  'error.profile.busy': 'Another Rowan has the kept profile open. Close that one first, then try again.',
  'error.profile.full': 'There is no place for one more passphrase. You can take the others away first.',
  'error.passphrase.wait':
    'After a different passphrase, Rowan waits a little before the next try. Nothing is erased.',
  'error.passphrase.taken': 'This passphrase cannot be used here. Please choose a different one.',
  'error.backup.damaged': 'This file is not a backup of Rowan, or it is damaged. Nothing was changed.',
  'error.backup.passphrase': 'This passphrase does not open the backup.',
  'error.settings.write': 'The settings could not be written to this computer. They hold until Rowan closes.',
  'error.locked': 'Rowan is locked. Open your profile first.',
  'error.server.address':
    'The address of the meeting point is missing, or something in it does not fit. It begins with wss:// or ws://, then comes a name, and perhaps a colon and a number up to 65535.',
  'error.server.unreachable':
    'Nothing answers at the address of the meeting point. It may be switched off, or this network may not let you through. Rowan keeps trying.',
  'error.server.start':
    'This computer could not become the meeting point. You can enter another address instead.',
  'error.server.network':
    'This computer has no network right now. Please look whether Wi-Fi or a cable is connected. Rowan goes on by itself once it is back.',
  'error.server.name':
    'The name in the address of the meeting point cannot be found. Please compare it letter by letter with what you were given. This network may also hide it.',
  'error.server.kind':
    'Something answers at this address, but it is not a meeting point of Rowan. The address may be that of something else, or this network may ask you to log in first.',
  'error.server.certificateTime':
    'The certificate of the meeting point has run out, or does not begin yet. Please look whether the date and time of this computer are right. If they are, whoever runs the meeting point has to renew it.',
  'error.server.certificate':
    'The meeting point could not show that it is the right one: its certificate is for another name, or from somebody this computer does not know. Rowan does not connect to it. Please ask whoever gave you the address.',
  'error.server.pin':
    'The meeting point shows another certificate than the one that was chosen for it. Rowan does not connect to it. Please ask whoever runs it whether it was changed.',
  'error.server.proxy':
    'The proxy does not answer, or does not let you through. Please look at the proxy in the settings.',
  'error.server.busy':
    'The meeting point is there, but takes nobody in right now. It may be full. Rowan keeps trying.',
  'error.server.closed': 'The meeting point was closed, or is being started anew. Rowan keeps trying.',
  'error.server.lies':
    'The meeting point sends things that break the rules. Rowan does not accept them, and nobody there can read what you write. A different meeting point would be better, and whoever runs this one may want to know.',
  'error.clock':
    'The clock of this computer does not seem to be right. Please set its date and time: otherwise the others may not be found, and an invitation may seem to have run out.',
  'clock.ahead.minutes':
    'The clock of this computer seems to be about {count, plural, one {# minute} other {# minutes}} ahead.',
  'clock.ahead.hours':
    'The clock of this computer seems to be about {count, plural, one {# hour} other {# hours}} ahead.',
  'clock.ahead.days':
    'The clock of this computer seems to be about {count, plural, one {# day} other {# days}} ahead.',
  'clock.behind.minutes':
    'The clock of this computer seems to be about {count, plural, one {# minute} other {# minutes}} behind.',
  'clock.behind.hours':
    'The clock of this computer seems to be about {count, plural, one {# hour} other {# hours}} behind.',
  'clock.behind.days':
    'The clock of this computer seems to be about {count, plural, one {# day} other {# days}} behind.',
  'clock.help':
    'If that is so, please set the date and time: otherwise the others may not be found, and an invitation may seem to have run out.',
  'error.relay.token':
    'This relay key cannot be used. Please copy it whole. The first meeting point must begin with wss://.',
  'error.relay.missing':
    'This room connects only through a relay, and it has none yet. A person who guides the room has to open it with a relay key.',
  'error.relay.expired':
    'The time of this room’s relay is over. It is renewed when a person who guides the room is here.',
  'error.relay.refused':
    'The meeting point gave this room no relay. The relay key may be wrong, or not valid any more.',
  'error.relay.denied':
    'The relay answers, and does not accept what this room was given for it. Nothing goes around it, so nobody can be connected right now. Please tell a person who guides the room.',
  'error.relay.unreachable':
    'The relay cannot be reached. Nothing goes around it, so nobody can be connected right now.',
  'error.internal': 'Something in Rowan did not work. You can try again, or close it and start anew.',

  'main.title.notes': 'Notes',
  'main.title.reader': 'Reader',
  'main.alreadyOpen': '{title} is already open here. You can go on in its window.',
  'main.cannotKeep':
    'The folder for this app cannot be written to. You can go on, but nothing new can be kept on this computer.',
  'main.ok': 'OK',
  'main.saveFile': 'Save',
  'main.openFile': 'Open',
  'main.fileName': 'backup',
  'main.textName': 'notes',
} as const

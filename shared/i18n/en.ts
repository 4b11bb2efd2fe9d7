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

  'consent.heading': 'Before you connect',
  'consent.direct':
    'This room connects computers directly. The people in it could then see your network address, which can hint at where you are.',
  'consent.server':
    'The meeting point also sees that address and when you are connected. It cannot read what you write.',
  'consent.before': 'Nothing has left this computer yet.',
  'consent.yes': 'Connect and show my network address to this room',
  'consent.connecting': 'Connecting',

  'waiting.heading': 'Waiting room',
  'waiting.connecting':
    'Looking for the room. It may take a while: the person who invited you may not be there yet.',
  'waiting.reached': '{host} can see that you are waiting, and decides when to let you in.',
  'waiting.reachedUnnamed':
    'The room can see that you are waiting. Someone there decides when to let you in.',
  'waiting.sas': 'Your numbers',
  'waiting.sas.help':
    'Read these numbers aloud if you can speak with the person who invited you. If theirs are different, leave: someone may be in between.',
  'waiting.leave': 'Leave',
  'waiting.leave.hint': 'You can leave at any time, no need to explain.',
  'waiting.failed': 'You are not in the room',
  'waiting.failed.again': 'Back to the invitation',
  'waiting.failed.start': 'To the first page',

  'host.heading': 'Host a room',
  'host.title': 'Name of the room',
  'host.title.help': 'Only people in the room see it. A name that says little is a good one.',
  'host.meeting': 'Let this computer be the meeting point',
  'host.meeting.help':
    'The others find you through this computer while Rowan is open on it. From other networks it may not be reachable.',
  'host.server': 'Address of the meeting point',
  'host.server.help': 'One address on each line. Each begins with wss:// or ws://.',
  'host.kept': 'Your profile is open, so this room will be kept in it.',
  'host.notKept':
    'This room will not be kept: when you close Rowan, it is gone from here. To keep it, open a kept profile first.',

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
    'No room is kept in this profile yet. Rooms you host from now on will be; a room you join, if you choose to keep it.',
  'rooms.open': 'Connect',
  'rooms.open.named': 'Connect to {title}',
  'rooms.ended': 'This room has ended for everyone.',
  'rooms.ending':
    'You ended this room for everyone, but not every computer has confirmed. Connect to tell the rest.',
  'rooms.notKept': 'It is not kept.',
  'rooms.back': 'Back to it',
  'rooms.back.named': 'Back to {title}',
  'rooms.damaged':
    '{count, plural, one {# part of what was kept could not be read and is lost.} other {# parts of what was kept could not be read and are lost.}} Everything else is here.',

  'bar.menu': 'Menu',
  'bar.practise': 'Practise “Hide now”',
  'bar.lock': 'Lock now',

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
  'delivery.here': 'on this computer only',
  'delivery.some': 'delivered to {delivered, number} of {others, number}',
  'delivery.all': 'delivered',
  'delivery.saving': 'Saving…',

  'connection.points': 'Meeting points',
  'connection.points.help':
    'Computers find each other there. One that is not reached may be switched off, or this network may not let you through to it. Whoever is connected already stays connected.',
  'connection.point.connecting': 'connecting',
  'connection.point.open': 'reached',
  'connection.point.closed': 'not reached',
  'connection.refused': 'Things that were not accepted: {count, number}',
  'connection.refused.none': 'Nothing was refused since Rowan was opened.',
  'connection.refused.help':
    'They were set aside and changed nothing. A few are usual on a shaky network; many at once can mean that some computer does not keep to the rules. Rowan cannot always tell which.',
  'connection.refused.line': '{what}: {count, number}',
  'connection.again': 'Look again',
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
  'invite.expires': 'Works until {time}.',
  'invite.caution': 'Whoever has this can ask to come in. You decide who is let in.',
  'invite.cancel': 'Take it back',
  'invite.used': 'This invitation has been used.',
  'invite.expired': 'This invitation has passed its time.',
  'invite.burnt': 'This invitation no longer works.',
  'invite.locked': 'The room is locked, so nobody is let in. You can unlock it in the room settings.',
  'admit.heading': 'Waiting to come in',
  'admit.help':
    'If you can speak with {name}, ask for these numbers. Only let them in when all are the same.',
  'admit.yes': 'Admit',
  'admit.yes.named': 'Admit {name}',
  'admit.no.named': 'Not now: {name}',
  'admit.no.hint': '“Not now” ends this invitation. You can make another.',
  'admit.announce': '{name} is waiting to come in.',

  'notes.heading': 'Notes',
  'notes.none': 'No notes yet.',
  'notes.new': 'New note',
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
  'error.invite.expired': 'The time of this invitation has passed. You can ask for a new one.',
  'error.invite.used': 'This invitation was used before, and it works only once. You can ask for a new one.',
  'error.invite.burnt': 'This invitation no longer works. You can ask for a new one.',
  'error.invite.state': 'That is not possible with this invitation any more.',
  'error.invite.unsafe':
    'Rowan could not make sure who is on the other side, so it stopped. Please ask for a new invitation, if you can by another way.',
  'error.invite.refused': 'You were not let in this time. You can ask the person who invited you.',
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
    'The address of the meeting point is missing or not complete. It begins with wss:// or ws://.',
  'error.server.unreachable':
    'The meeting point cannot be reached. Please check the address and the network.',
  'error.server.start':
    'This computer could not become the meeting point. You can enter another address instead.',
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
} as const

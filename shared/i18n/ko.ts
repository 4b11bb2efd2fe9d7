import type { Catalogue } from './catalogue.ts'

/** Every sentence of the screen in Korean (해요체), as ICU messages. Drafts until a native speaker and a survivor have read them. */
export const ko = {
  'common.hideNow': '바로 숨기기',
  'common.hideNow.hint': 'Rowan을 바로 닫아요. 다른 사람이 이미 본 것은 되돌릴 수 없어요.',
  'common.language': '언어',
  'common.back': '뒤로',
  'common.continue': '계속',
  'common.notNow': '다음에 할게요',
  'common.copy': '복사',
  'common.copied': '복사했어요',
  'common.dismiss': '이 알림 닫기',
  'common.oneMoment': '잠시만 기다려 주세요',

  'start.heading': '어서 오세요. 서두르지 않아도 돼요.',
  'start.lead': '어떻게 시작할까요?',
  'start.join': '초대받은 방에 들어가기',
  'start.join.text': '누군가에게 링크나 코드를 받았어요.',
  'start.host': '방 열기',
  'start.host.text': '직접 초대하고, 누가 들어올지 정해요.',
  'start.profile': '보관한 프로필 열기',
  'start.profile.text': '이 컴퓨터에 남기기로 한 방들이에요.',
  'start.profile.none': '이 컴퓨터에는 아직 없어요. 새로 만들 수 있어요.',
  'start.rooms.text': '프로필이 열려 있어요. 안에 있는 방을 볼 수 있어요.',
  'start.limits':
    '보관할 프로필을 만들지 않으면 Rowan은 방의 내용을 이 컴퓨터에 남기지 않아요. ‘바로 숨기기’를 누르면 바로 닫혀요. 하지만 컴퓨터 자체에 남는 기록을 지우거나, 누군가 이 화면을 보는 것을 막을 수는 없어요.',
  'start.startedOver':
    'Rowan이 다시 시작해야 했어요. 화면에 있던 내용은 사라졌어요. 여기에서 다시 들어가거나 방을 열 수 있어요.',

  'first.step': '{total, number}단계 중 {step, number}단계',
  'first.skip': '건너뛰고 시작 화면으로',
  'first.finish': '시작 화면으로',
  'first.language': '언어 고르기',
  'first.language.text': '아직 네트워크로 나간 것은 없어요. 언어는 위쪽에서 언제든 바꿀 수 있어요.',
  'first.seen': '다른 사람이 이 컴퓨터를 보거나 열 수 있나요?',
  'first.seen.text':
    '배우자나 연인, 가족, 함께 사는 사람, 직장 사람처럼요. 대답은 어디에도 남지 않고, 다음에 무엇을 보여 드릴지만 정해요.',
  'first.seen.yes': '네',
  'first.seen.unsure': '잘 모르겠어요',
  'first.seen.no': '아니요',
  'first.seen.trace': '어떻게 대답하든, 이 컴퓨터에 Rowan이 설치되었다는 것은 알아볼 수 있어요.',
  'first.choices': '지금은 어떤 방법이 좋을까요?',
  'first.choices.text': '어느 것이든 괜찮아요. 직접 정하면 되고, 여기로 다시 돌아올 수 있어요.',
  'first.choices.cover':
    '지금부터 닫을 때까지, 1분 동안 아무 일이 없으면 Rowan이 화면을 가려요. 설정에서 바꿀 수 있어요.',
  'first.device': '다른 기기 쓰기',
  'first.device.text': '어떤 기기가 더 안전한지 알아봐요.',
  'first.lines': '전화로 하기',
  'first.lines.text': '전화할 수 있는 곳을 봐요.',
  'first.nothing': '아무것도 남기지 않고 쓰기',
  'first.nothing.text': 'Rowan이 이 컴퓨터에 내용을 쓰지 않아요.',
  'first.on': '그래도 계속하기',
  'first.on.text': '내 상황은 내가 가장 잘 알아요.',
  'first.limits': 'Rowan이 할 수 없는 것',
  'first.limits.trace': '설치하면 흔적이 남아요. 이 컴퓨터의 프로그램 목록과 다운로드 기록에 Rowan이 보여요.',
  'first.limits.spy': '감시 프로그램이나, 화면과 키보드를 지켜보는 사람은 막을 수 없어요.',
  'first.limits.network':
    '연결하면 네트워크에서는 무언가 연결되었다는 것과 그 시간을 볼 수 있어요. 쓴 내용은 읽을 수 없어요.',
  'first.device.safer':
    '더 안전한 것은, 걱정되는 사람이 한 번도 만진 적이 없고, 비밀번호를 나만 알고, 그 사람의 계정과 이어져 있지 않은 기기예요.',
  'first.device.friend':
    '믿는 사람의 기기여도 돼요. 여럿이 함께 쓰는 기기라면, 무엇을 열었는지 나중에 다른 사람이 볼 수도 있어요.',
  'first.device.sudden':
    '누군가 지켜보고 있다면 갑작스러운 변화가 눈에 띌 수 있어요. 평소 하던 일은 이 기기로 그대로 해도 좋아요.',
  'first.device.leave':
    '지금 나가려면 ‘바로 숨기기’를 누르면 Rowan이 닫혀요. ‘계속’을 누르면 여기서 이어져요.',
  'first.nothing.does':
    '초대를 받아 참여하고, 보관하는 프로필은 만들지 마세요. 그러면 Rowan은 방의 내용을 이 컴퓨터에 쓰지 않고, 닫으면 여기에서 방이 없어져요.',
  'first.nothing.computer':
    '컴퓨터 자체는 Rowan이 실행되었다는 것을 기억할 수 있고, 메모리 일부를 디스크에 옮겨 둘 수도 있어요.',
  'first.nothing.others': '방에 있던 다른 사람들은 본 것을 기억하거나 옮겨 적었을 수 있어요.',
  'first.typing': '글을 쓰기 전에',
  'first.typing.text':
    '일부 입력기는 낱말을 찾으려고, 입력한 글자를 네트워크로 보내요. Rowan은 쓴 글을 암호화하지만, 입력기가 하는 일은 볼 수도 막을 수도 없어요.',
  'first.typing.do':
    '입력기 설정에서 ‘클라우드’, ‘온라인 추천’, ‘입력 데이터 보내기’처럼 적힌 것이 있으면 꺼 주세요. 이름은 버전마다 달라요. 중국어 병음 입력기를 쓴다면 꼭 살펴봐 주세요.',
  'first.typing.short': '일부 입력기는 입력한 글자를 네트워크로 보내요.',
  'first.typing.how': '끄는 방법',

  'crisis.heading': '전화할 수 있는 곳',
  'crisis.offline':
    '이 화면은 네트워크 없이 볼 수 있어요. Rowan은 대신 전화를 걸 수 없고, 어디에 있는지도 몰라요.',
  'crisis.trace': '전화기에는 통화 기록이 남고, 요금 청구서에도 나올 수 있어요.',
  'crisis.region': '지역',
  'crisis.region.china': '중국 본토',
  'crisis.region.taiwan': '대만',
  'crisis.region.hongKong': '홍콩',
  'crisis.region.korea': '한국',
  'crisis.region.uk': '영국',
  'crisis.region.us': '미국',
  'crisis.region.elsewhere': '다른 곳',
  'crisis.kind.emergency': '긴급',
  'crisis.kind.violence': '여성, 성폭력, 디지털 성폭력',
  'crisis.kind.mind': '정신 건강',
  'crisis.hours.always': '24시간',
  'crisis.hours.atLeast': '하루 {hours, number}시간 이상',
  'crisis.hours.varies': '시간은 지역마다 달라요',
  'crisis.hours.daily': '매일 {from}~{to}',
  'crisis.hours.weekdays': '월요일~금요일 {from}~{to}',
  'crisis.hours.unknown': '운영 시간은 Rowan이 알지 못해요',
  'crisis.site': '웹사이트',
  'crisis.told': '전화하면 누가 알 수 있나요',
  'crisis.told.emergency': '번호를 기록하고 경찰을 보낼 수 있어요.',
  'crisis.told.ask': '통화를 기록하는지, 다른 곳에 알리는지 먼저 물어보세요.',
  'crisis.checkFirst': '믿고 쓰기 전에 확인해 주세요.',
  'crisis.verified': '출처에서 직접 확인했어요.',
  'crisis.source': '출처: {source}',
  'crisis.checked': '마지막 확인: {date}',
  'crisis.old': '마지막 확인: {date}. 180일이 넘어서 바뀌었을 수 있어요.',
  'crisis.missing': '확인할 수 있는 곳이 없어서 여기에 싣지 못했어요: {kinds}',
  'crisis.else': '무엇을 찾으면 될까요',
  'crisis.else.emergency': '지금 있는 나라의 긴급 번호. 경찰과 구급차 번호예요.',
  'crisis.else.women':
    '여성 상담 전화나 성폭력, 디지털 성폭력 상담 전화. 정부나 도시, 단체가 운영하는 곳이 많아요.',
  'crisis.else.mind': '정신 건강 상담 전화나, 죽고 싶은 마음이 들 때 전화할 수 있는 곳.',
  'crisis.else.how':
    '다른 사람이 보지 않는 기기에서 찾아보세요. 정부나 아는 단체의 홈페이지이고 날짜가 적혀 있으면 더 좋아요.',
  'crisis.else.ask': '번호를 기록하는지, 누구에게 알릴 수 있는지 먼저 물어보세요.',

  'calm.heading': '잠시 쉬어 가기',
  'calm.stop': '언제든 그만해도 괜찮아요.',
  'calm.text':
    '주변에 있는 것을 하나씩 세다 보면 조금 차분해지는 사람도 있어요. 도움이 되지 않아도 괜찮아요.',
  'calm.feet': '괜찮다면 두 발을 바닥에 대 보세요.',
  'calm.see': '보이는 것 5가지',
  'calm.touch': '만질 수 있는 것 4가지',
  'calm.hear': '들리는 것 3가지',
  'calm.smell': '맡을 수 있는 냄새 2가지',
  'calm.taste': '느껴지는 맛 1가지',
  'calm.other': '둘러보는 것이 불편하다면',
  'calm.other.text':
    '소리에만 귀를 기울여 보세요. 가까운 소리부터, 그다음 먼 소리로요. 아니면 컵, 열쇠, 소매처럼 하나를 쥐고 무게와 온기와 감촉을 느껴 보세요.',
  'calm.after':
    '하고 나서도 전과 같을 수 있어요. 다음에 꼭 해야 하는 일은 없어요. 널리 쓰이는 연습이고, 치료는 아니에요.',
  'calm.day': '첫날',
  'calm.day.open': '읽기: 첫날',
  'calm.day.text':
    '사적인 것이 퍼졌다는 걸 알게 되었을 때, 처음 24시간 동안 도움이 될 수 있는 것들이에요. 맞지 않는 것은 넘어가도 돼요.',
  'calm.day.fault': '당신의 잘못이 아니에요',
  'calm.day.fault.text':
    '잘못한 것은 퍼뜨린 사람이에요. 전에 무엇을 보냈든, 입었든, 말했든 당신의 잘못이 아니에요.',
  'calm.day.safe': '지금 안전한가요?',
  'calm.day.safe.text': '닫을 수 있는 문, 물 한 잔, 따뜻한 것. 위험하다면 전화가 먼저예요.',
  'calm.day.device': '다른 사람이 보지 않는 기기',
  'calm.day.device.text':
    '그런 일을 한 사람이 당신의 기기를 볼 수도 있어요. 가능하면 그 사람이 만진 적 없는 기기로 읽고 쓰세요.',
  'calm.day.write': '먼저 적고, 그다음 신고하기',
  'calm.day.write.text':
    '원할 때만, 오늘 다 하지 않아도 돼요. 글이면 충분해요. 어디에서, 어느 계정이, 언제 보았는지, 누가 알려 주었는지. 다시 볼 필요는 없어요.',
  'calm.day.with': '누가 함께 있어 줄 수 있나요',
  'calm.day.with.text':
    '한 사람이면 충분하고, 모든 것을 말하지 않아도 돼요. 이렇게 말할 수 있어요. “내 사적인 것이 동의 없이 퍼졌어. 지금은 조언 말고, 같이 있어 줄 수 있어?”',
  'calm.day.remove': '내리게 하기',
  'calm.day.remove.text':
    '내려가는 것도 있고 그렇지 않은 것도 있어요. 그 플랫폼에 먼저 요청해 볼 수 있고, 내일 해도 괜찮아요.',
  'calm.day.threat': '누군가 협박한다면',
  'calm.day.threat.text': '바로 대답하지 않아도 돼요.',
  'calm.day.wait': '나중에 해도 되는 것',
  'calm.day.wait.text':
    '다른 것은 거의 다 미뤄도 돼요. 조금 먹고, 잘 수 있으면 자요. 신고할지는 오늘이든 나중이든 직접 정하면 돼요.',

  'join.heading': '초대받은 방에 들어가기',
  'join.invitation': '받은 초대',
  'join.invitation.help': '받은 내용을 모두 붙여 넣거나, 들은 코드를 그대로 입력해 주세요.',
  'join.name': '이 방에서 쓸 이름',
  'join.name.help':
    '방에 있는 사람들에게 보여요. 진짜 이름이 아니어도 돼요. 실명, 전화번호, 학교, 아는 사람들이 아는 별명은 쓰지 않는 편이 좋아요.',
  'join.server': '만남 지점 주소',
  'join.server.help':
    '입력한 내용에 주소가 없었어요. 초대한 사람에게 물어봐 주세요. wss:// 또는 ws://로 시작해요.',
  'join.kept': '프로필이 열려 있지만, 들어간 방은 보관되지 않아요. 나중에 방 설정에서 보관할 수 있어요.',
  'join.notKept':
    'Rowan은 이 방의 내용을 이 컴퓨터에 쓰지 않아요. 닫으면 여기에서 방이 사라져요. 하지만 Rowan을 실행했다는 기록이 컴퓨터 자체에 남거나, 컴퓨터가 메모리의 일부를 디스크로 옮길 수는 있어요.',
  'join.code': '이번에 쓸 코드(비워 두어도 돼요)',
  'join.code.help':
    '다른 창으로 옮기거나 한동안 아무것도 하지 않으면 Rowan이 화면을 가려요. 코드를 정하면 그 코드로만 가림이 걷혀요. 코드는 메모리에만 있고, 지나가는 사람은 막지만 잘 아는 사람까지 막지는 못해요.',
  'join.card':
    '앞뒤에 다른 말이나 띄어쓰기, 줄바꿈, 전각 문자가 섞여 있어도 괜찮아요. 인쇄된 카드에는 네모 무늬 아래에 코드가 있어요. 휴대폰으로 무늬를 읽어 나온 내용을 여기에 입력해도 돼요.',
  'join.paste': '클립보드에서 붙여넣기',
  'join.paste.help': '이 버튼을 누를 때만 Rowan이 클립보드를 읽어요.',
  'join.paste.done': '붙여넣었어요. 계속하기 전에 살펴볼 수 있어요.',
  'join.paste.empty': '클립보드에 글이 없어요. 코드를 직접 입력해도 돼요.',
  'join.name.heading': '어떤 이름으로 불러 드릴까요?',
  'join.suggest': '하나 추천해 주세요',
  'join.warn.heading': '이 이름에 대해 한 가지만요',
  'join.warn.number':
    '긴 숫자가 들어 있어요. 전화번호, 생일, 신분증 번호 같은 숫자로 누구인지 알아낼 수 있어요.',
  'join.warn.mail': '이메일 주소처럼 보여요.',
  'join.warn.account': '카카오톡이나 인스타그램 같은 다른 곳의 계정처럼 보여요.',
  'join.warn.school': '학교 이름이 들어 있는 것 같아요.',
  'join.warn.fullName': '실제 이름처럼 보여요.',
  'join.warn.text':
    '방에 있는 모두가 이 이름을 보고 기억할 수 있어요. Rowan은 짐작할 뿐이라 틀릴 수도 있어요. 결정은 당신이 해요.',
  'join.warn.change': '바꿀게요',
  'join.warn.keep': '그대로 쓸게요',
  'join.code.heading': '잠시 자리를 비울 때',
  'join.notNow': '아무것도 연결하지 않았어요. 입력한 내용은 Rowan을 닫을 때까지 이 창에 남아 있어요.',
  'limits.yes': '이해했어요',
  'limits.before': '이야기를 시작하기 전에 알아 두세요. 아직 이 컴퓨터에서 나간 것은 없어요.',
  'limits.who.heading': '여기에 누가 있나요',
  'limits.who.people':
    '당신을 초대한 사람과 진행자가 들여보낸 사람들이에요. 방 안에서는 언제든 모두의 목록을 볼 수 있어요.',
  'limits.who.unsure':
    'Rowan은 그 사람이 실제로 누구인지 알 수 없어요. 기다리는 동안 숫자가 나오면, 초대한 사람에게 소리 내어 읽어 주세요. 정말 그 사람인지 서로 확인할 수 있어요.',
  'limits.stays.heading': '무엇이 여기에만 남나요',
  'limits.stays.room':
    '쓴 글은 당신과 방에 있는 사람들만 읽을 수 있고, 서버에 저장되지 않아요. 하지만 이 화면을 보는 사람도 읽을 수 있어요.',
  'limits.stays.others':
    '다른 사람들이 당신의 글을 기억하거나 옮겨 적을 수 있어요. 이름과 장소는 쓰지 않아도 돼요.',
  'limits.tell.heading': '상담사가 알려야 할 수도 있는 것',
  'limits.tell.cases':
    '상담사가 다른 곳에 알려야 하는 경우가 있어요. 18세 미만인 사람이 해를 입고 있거나, 누군가의 생명이 지금 위험할 때예요. 규정은 나라마다 다르고, 이 상담사에게 어떤 규정이 적용되는지 Rowan은 알지 못해요.',
  'limits.tell.ask':
    '이야기하기 전에 먼저 물어볼 수 있어요. 그런 일이 생기면 당신에게 먼저 말해 달라고 해도 돼요.',
  'limits.hide.heading': 'Rowan이 숨길 수 없는 것',
  'limits.hide.computer':
    '이 컴퓨터에 Rowan이 있거나 있었다는 사실이에요. 이 컴퓨터를 지켜보는 사람이나 프로그램은 당신이 보는 것을 볼 수 있고, 어떤 입력기는 입력한 글자를 만든 회사로 보내요.',
  'limits.hide.network':
    '지금 쓰는 네트워크에서는 이 컴퓨터가 언제 어딘가에 연결되었는지 보여요. 누가 화면을 사진으로 찍어도 Rowan은 알지 못해요.',
  'limits.never.heading': '여기서 아무도 요구해서는 안 되는 것',
  'limits.never.ask':
    '우리는 사진, 신분증, 돈을 요구하거나 다른 앱으로 옮기자고 하지 않아요. 누가 그렇게 하면 나가도 돼요.',
  'limits.never.leave':
    '언제든 나가도 괜찮아요. 이유를 말하지 않아도 돼요. 지금 동의한 것은 방 안의 ‘내가 동의한 것’에서 되돌릴 수 있어요.',

  'consent.heading': '연결하기 전에',
  'consent.direct':
    '이 방은 컴퓨터끼리 직접 연결해요. 그래서 방에 있는 사람이 내 네트워크 주소를 볼 수 있고, 그 주소로 대략 어디에 있는지 짐작할 수도 있어요.',
  'consent.server': '만남 지점도 그 주소와 언제 연결했는지를 볼 수 있어요. 하지만 쓴 내용은 읽을 수 없어요.',
  'consent.before': '지금까지 이 컴퓨터에서 나간 것은 아무것도 없어요.',
  'consent.yes': '연결하고 이 방에 내 네트워크 주소 보이기',
  'consent.relay':
    '이 방의 연결은 모두 기관의 중계 서버를 거쳐요. 방에 있는 사람은 내 네트워크 주소를 볼 수 없어요.',
  'consent.relay.server':
    '만남 지점과 중계 서버는 내 네트워크 주소와 언제 연결했는지를 볼 수 있어요. 하지만 쓴 내용은 읽을 수 없어요.',
  'consent.relay.yes': '중계 서버로 연결하기',
  'consent.direct.proxy':
    '이 방은 컴퓨터끼리 직접 연결하고, 그 연결은 프록시를 거치지 않아요. 그래서 방에 있는 사람이 내 네트워크 주소를 볼 수 있고, 그 주소로 대략 어디에 있는지 짐작할 수도 있어요.',
  'consent.server.proxy':
    '만남 지점은 프록시의 주소와 언제 연결했는지를 봐요. 프록시는 내 네트워크 주소와 어느 만남 지점을 쓰는지를 봐요. 둘 다 쓴 내용은 읽을 수 없어요.',
  'consent.relay.proxy':
    '직접 연결하는 방을 함께 열어 두지 않는 한 모든 연결이 프록시를 거쳐요. 만남 지점과 중계 서버는 프록시의 주소와 언제 연결했는지를 봐요. 프록시는 내 네트워크 주소와 어디에 연결하는지를 봐요. 모두 쓴 내용은 읽을 수 없어요. 중계 서버가 TCP로 연결되지 않으면 다른 사람과 연결되지 않아요.',
  'consent.lan':
    '이 방은 인터넷 없이 로컬 네트워크 안에서 만나요. 컴퓨터끼리 직접 연결하기 때문에, 같은 네트워크에 있는 방 사람들이 그 안에서 이 컴퓨터의 네트워크 주소를 볼 수 있어요.',
  'consent.lan.server':
    '만남 지점은 같은 네트워크에 있는 컴퓨터이고, 그 주소도 볼 수 있어요. 네트워크를 관리하는 사람은 이 컴퓨터들이 서로 통신한다는 것과 언제인지를 볼 수 있어요. 하지만 쓴 내용은 읽을 수 없어요.',
  'consent.lan.proxy':
    '설정에 프록시가 있어서 Rowan은 프록시로만 만남 지점을 찾아요. 로컬 네트워크의 만남 지점은 보통 그렇게 찾을 수 없고, 프록시 없이만 찾을 수 있어요.',
  'consent.lan.yes': '연결하고 이 방에 내 로컬 네트워크 주소 보이기',
  'consent.connecting': '연결하고 있어요',

  'waiting.heading': '대기실',
  'waiting.connecting':
    '방을 찾고 있어요. 시간이 걸릴 수 있어요. 초대한 사람이 아직 오지 않았을 수도 있어요.',
  'waiting.reached': '{host} 님이 기다리고 있는 것을 볼 수 있어요. 언제 들어올지는 그분이 정해요.',
  'waiting.reachedUnnamed': '방에서 기다리고 있는 것을 볼 수 있어요. 언제 들어올지는 방에 있는 분이 정해요.',
  'waiting.sas': '내 숫자',
  'waiting.sas.help':
    '초대한 사람에게 전화로 또는 직접 만나 이 숫자를 소리 내어 읽어 주세요. 절대 메시지로 보내지 마세요.',
  'waiting.leave': '나가기',
  'waiting.leave.hint': '언제든 나가도 괜찮아요. 이유를 말하지 않아도 돼요.',
  'waiting.leave.back': '다시 오려면 새 초대가 필요할 수 있어요.',
  'waiting.honest':
    '초대한 사람에게는 당신이 정한 이름과 기다린다는 것만 보이고, 누구인지는 보이지 않아요. 얼마나 걸릴지는 Rowan도 알 수 없어요.',
  'waiting.meanwhile': '기다리는 동안',
  'waiting.long.heading': '꽤 기다리셨어요',
  'waiting.long.text': '시간이 더 걸리거나, 지금은 올 수 있는 사람이 없을지도 몰라요. 당신 때문이 아니에요.',
  'waiting.long.keep': '더 기다릴게요',
  'waiting.failed': '방에 들어가지 못했어요',
  'waiting.failed.again': '초대 입력으로 돌아가기',
  'waiting.failed.start': '첫 화면으로',
  'trust.heading': '누가 초대했나요',
  'trust.host': '상대는 자신을 {host}(이)라고 불러요.',
  'trust.nobody':
    '이 사람을 보증하는 기관이 없어요. 누구인지 확실하지 않다면, 먼저 다른 방법으로 물어본 다음 계속해 주세요.',
  'trust.new':
    '“{organisation}”에서 이 사람을 보증해요. 이름은 누구나 쓸 수 있으니, 정말 그 기관인지는 아래 단어로 확인해 주세요.',
  'trust.known': '“{organisation}”에서 이 사람을 보증해요. 전에 확인하신 단어와 같아요.',
  'trust.until': '{date}까지 유효해요.',
  'trust.words': '기관의 확인 단어',
  'trust.words.help':
    '기관의 안내문이나 웹사이트에 있는 단어와 비교해 주세요. 여덟 개가 순서까지 모두 같아야 해요. 하나라도 다르면 나가 주세요.',
  'trust.words.yes': '단어가 모두 같아요',
  'trust.words.compared': '비교하셨고, 단어가 같아요.',
  'trust.words.keep': '그러면 이 컴퓨터의 잠긴 방들이 이 단어를 기억해요.',
  'trust.changed.heading': '상대의 키가 바뀌었어요',
  'trust.changed':
    '상대의 키가 바뀌었어요. 새 컴퓨터일 수도 있고, 누군가 사칭하는 것일 수도 있어요. 계속하기 전에 약속한 암호를 물어봐 주세요.',
  'trust.changed.quiet': '아직 아무것도 보내지 않았어요. 정하신 이름도 보내지 않았어요.',
  'trust.changed.stop': '여기서 멈추기',
  'trust.changed.go': '물어봤고, 정말 그 사람이에요',
  'trust.code': '상대가 말한 암호:',
  'trust.code.ask': '약속한 암호가 맞나요?',
  'trust.code.yes': '네',
  'trust.code.no': '아니요, 나갈게요',
  'trust.code.fits': '암호가 맞다고 하셨어요.',
  'organisation.heading': '소속 기관',
  'organisation.help':
    '상담원을 위한 곳이에요. 소속 기관이 보증해 주면, 초대받은 사람에게 기관의 이름과 확인 단어가 보여요.',
  'organisation.request.make': '신청 만들기',
  'organisation.request': '기관에 보낼 신청',
  'organisation.request.help':
    '이 글을 소속 기관에 보내 주세요. 비밀은 들어 있지 않아요. 기관에서 증명서를 보내 줄 거예요.',
  'organisation.certificate': '기관의 증명서',
  'organisation.certificate.help': '“rowan-certificate:”부터 맨 끝의 마침표까지 모두 붙여 넣어 주세요.',
  'organisation.certificate.take': '증명서 넣기',
  'organisation.has': '“{organisation}”에서 {date}까지 보증해요.',
  'organisation.over':
    '“{organisation}”의 증명서가 {date}에 끝났어요. 초대에 더는 보이지 않아요. 신청을 다시 보내실 수 있어요.',
  'organisation.words.help': '소속 기관이 공개한 단어와 같아야 해요. 다르다면 증명서를 지워 주세요.',
  'organisation.remove': '지우기',
  'organisation.remove.hint': '증명서에 딸린 키도 함께 지워져요.',

  'host.heading': '방 열기',
  'host.warn.heading': '계속하기 전에 한 가지만요',
  'host.title': '방 이름',
  'host.title.help':
    '방에 있는 모두에게 보여요. 요일처럼 평범한 이름이 좋아요. 사람 이름, 장소, 모이는 까닭은 쓰지 않는 편이 좋아요.',
  'host.name.help':
    '방에 있는 사람들에게 보여요. 일할 때 쓰는 이름이면 충분해요. 실명 전체는 쓰지 않는 편이 좋아요.',
  'host.meeting': '이 컴퓨터를 만남 지점으로 쓰기',
  'host.meeting.help':
    '이 컴퓨터에서 Rowan이 열려 있는 동안 다른 사람들의 컴퓨터가 이 컴퓨터를 통해 찾아와요. 다른 네트워크에서는 연결되지 않을 수 있어요. 따로 받은 만남 지점 주소가 있으면 꺼 주세요.',
  'host.server': '만남 지점 주소',
  'host.server.help':
    '받은 그대로 적어 주세요. wss:// 또는 ws://로 시작하고, 여러 개면 한 줄에 하나씩 적어요.',
  'host.relay': '중계 키 (기관에서 받았다면)',
  'host.relay.help':
    '이 키가 있으면 방에 있는 사람끼리 네트워크 주소를 볼 수 없어요. 없으면 컴퓨터끼리 직접 연결해요. 키는 이 컴퓨터에만 남아요.',
  'host.kept': '프로필이 열려 있어서 이 방은 암호 문구로 잠긴 프로필에 남아요.',
  'host.notKept':
    'Rowan은 이 방의 내용을 보관하지 않아요. Rowan을 닫으면 여기에서 사라져요. 보관하고 싶으면 먼저 보관한 프로필을 열어 주세요.',

  'profile.open.action': '열기',
  'profile.passphrase': '암호 문구',
  'profile.show': '입력한 내용 보기',
  'profile.working': '몇 초 걸려요. 다른 사람이 추측해서 열기 어렵게 일부러 그렇게 만들었어요.',
  'profile.new': '보관할 프로필 만들기',
  'profile.new.text':
    '이제부터 여는 방은 암호 문구로 잠근 채 이 컴퓨터에 남아요. 들어간 방은 보관하기로 정할 때만 남아요. 암호 문구를 잊으면 아무도 열 수 없어요. Rowan을 만든 사람들도 열 수 없어요.',
  'profile.new.limits': '이 컴퓨터를 자세히 살펴보는 사람은 Rowan이 있다는 것을 알 수 있어요.',
  'profile.new.action': '프로필 만들기',
  'profile.passphrase.help': '서로 관계없는 낱말을 다섯 개 이상 쓰면 좋아요.',
  'profile.passphrase.again': '암호 문구 다시 입력',
  'profile.passphrase.different': '아직 두 입력이 서로 달라요.',
  'rooms.heading': '보관한 방',
  'rooms.none':
    '아직 보관한 방이 없어요. 이제부터 여는 방은 여기에 남고, 들어간 방은 보관하기로 정하면 남아요.',
  'rooms.open': '연결',
  'rooms.open.named': '‘{title}’에 연결',
  'rooms.ended': '모두에게 끝난 방이에요. 이제 아무도 글을 쓸 수 없어요.',
  'rooms.ending':
    '모두에게 끝낸 방이지만 아직 확인하지 않은 컴퓨터가 있어요. 연결하면 나머지 컴퓨터에 알릴 수 있어요.',
  'rooms.notKept': '보관되지 않은 방이에요. Rowan을 닫으면 여기에서 사라져요.',
  'rooms.back': '돌아가기',
  'rooms.back.named': '‘{title}’ 방으로 돌아가기',
  'rooms.damaged': '보관한 것 중 {count, number}군데를 읽을 수 없어 잃었어요. 나머지는 모두 그대로 있어요.',

  'bar.menu': '메뉴',
  'bar.practise': '‘바로 숨기기’ 연습하기',
  'bar.lock': '지금 잠그기',

  'veil.heading': '화면을 가려 두었어요',
  'veil.lift': '여기를 누르거나 아무 키나 누르면 계속해요',
  'veil.code': '내 코드',
  'veil.code.help': '기억나지 않으면 ‘바로 숨기기’로 모두 닫을 수 있어요.',
  'veil.code.wrong': '다른 코드였어요. 다시 해 볼 수 있어요.',
  'veil.code.wait': '다른 코드였어요. 잠시 뒤에 다시 해 볼 수 있어요.',

  'practise.text': 'Esc 키를 이어서 세 번 눌러 보세요. Rowan 어디에서나, 글을 쓰는 중에도 돼요.',
  'practise.presses': '3번 중 {count, number}번',
  'practise.done': '잘됐어요. 연습이 아니었다면 지금 모두 숨겨졌을 거예요. 몇 번이든 다시 해 볼 수 있어요.',
  'practise.does':
    '숨기면 Rowan이 바로 닫혀요. 아직 보내지 않은 글은 사라져요. 방에 있는 다른 사람에게는 네트워크가 끊겼을 때처럼 ‘연결이 끝났어요’라고 보여요. Rowan을 다시 열어도 전에 있던 것은 보이지 않아요.',
  'practise.cannot':
    '다른 사람이 이미 본 것을 되돌리거나, 이 컴퓨터 자체에 남는 기록을 지우거나, 컴퓨터를 지켜보는 프로그램을 막을 수는 없어요.',
  'practise.real': '구석에 있는 ‘바로 숨기기’ 버튼은 여기서도 진짜예요.',
  'practise.finish': '연습 마치기',

  'lock.heading': '암호 문구로 열기',
  'lock.text': '이 컴퓨터에 보관한 것은 암호 문구로만 열려요. 그때까지는 전에 있던 것이 보이지 않아요.',
  'lock.without': '열지 않고 계속하기',
  'lock.wait.seconds':
    '{count, number}초쯤 뒤에 다시 해 볼 수 있어요. 추측하기 어렵게 하려는 것이고, 지워지는 것은 없어요.',
  'lock.wait.minutes':
    '{count, number}분쯤 뒤에 다시 해 볼 수 있어요. 추측하기 어렵게 하려는 것이고, 지워지는 것은 없어요.',
  'lock.ready': '이제 다시 해 볼 수 있어요.',

  'strength.0': '아주 쉽게 추측할 수 있어요. 이 컴퓨터를 가진 사람에게는 몇 분이면 돼요.',
  'strength.1': '추측하기 쉬워요. 몇 시간이나 며칠이면 돼요.',
  'strength.2': '한 사람이 추측하기는 어렵지만, 컴퓨터가 많은 사람은 몇 달이면 될 수 있어요.',
  'strength.3': '추측하기 어려워요. 컴퓨터가 많아도 몇 년은 걸려요.',
  'strength.4': '추측하기 아주 어려워요. 오늘날 알려진 바로는, 컴퓨터가 많아도 평생으로는 모자라요.',
  'strength.listed': '사람들이 가장 먼저 시도하는 목록에 있어요.',
  'strength.limits':
    '어림한 값이에요. 나와 관련된 이름, 날짜, 노래는 여기서 알 수 없지만 가까운 사람은 알 수 있어요. 결정은 내가 해요.',

  'app.heading': '설정',
  'app.now': '바꾸면 바로 적용돼요.',
  'app.remember': '이 컴퓨터에 기억하기',
  'app.remember.help':
    '그러지 않으면 Rowan을 닫을 때 설정이 사라져요. 기억하면 여기에 작은 파일이 생겨요. 방에 대한 내용은 없지만 Rowan을 설정했다는 것은 보여요.',
  'app.remembered':
    '프로필이 열려 있어서 설정이 이 컴퓨터의 작은 파일에 기억돼요. 방에 대한 내용은 들어 있지 않아요.',
  'app.hideOnShift': 'Shift 키를 세 번 눌러도 숨기기',
  'app.hideOnShift.help': 'Esc 키를 세 번 누르면 언제나 숨겨져요.',
  'app.hideKey': '바로 숨기는 키 하나 더',
  'app.hideKey.help': '한 번만 눌러도 숨겨지니, 실수로 누르지 않을 키를 골라 주세요.',
  'app.hideKey.none': '없음',
  'app.lockAfter': '아무 일도 없을 때 잠그기까지',
  'app.lockAfter.help':
    '잠그면 암호 문구를 입력할 때까지 프로필이 닫혀요. 열린 프로필이 없으면 Rowan은 화면만 가려요. 잠깐 보는 것만 막을 수 있어요.',
  'app.time.seconds': '{count, number}초',
  'app.time.minutes': '{count, number}분',
  'app.appearance': '창의 아이콘과 제목',
  'app.appearance.help':
    '평범해 보이게 할 뿐이에요. 프로그램 파일과 이 컴퓨터에 남는 프로그램 기록에는 여전히 Rowan이라고 나와요.',
  'app.appearance.rowan': 'Rowan(그대로)',
  'app.appearance.notes': '노트',
  'app.appearance.reader': '읽기',
  'app.capture': '이 창을 화면 캡처에서 빼 달라고 요청하기',
  'app.capture.help':
    '컴퓨터가 따르지 않을 수도 있고, 휴대전화로는 언제나 찍을 수 있어요. 화면 확대기 같은 보조 도구가 창을 봐야 한다면 꺼 주세요.',
  'app.proxy': '프록시',
  'app.proxy.help':
    '따로 받은 것이 있을 때만 필요해요. Rowan은 스스로 프록시를 찾지 않고, 이 컴퓨터에 설정된 프록시도 쓰지 않아요. 프록시가 응답하지 않으면 연결되지 않아요. Rowan은 프록시를 피해 가지 않아요.',
  'app.proxy.none': '쓰지 않음',
  'app.proxy.http': 'HTTP 프록시',
  'app.proxy.socks5': 'SOCKS5 프록시',
  'app.proxy.host': '프록시 주소',
  'app.proxy.host.help':
    '도메인 이름이나 IP 주소예요. 사용자 이름과 비밀번호가 필요한 프록시는 아직 쓸 수 없어요.',
  'app.proxy.port': '포트',
  'app.proxy.use': '이 프록시 쓰기',
  'app.proxy.now': '지금 쓰는 것: {kind}, {place}',
  'app.proxy.now.none': '지금은 프록시를 쓰고 있지 않아요.',
  'app.proxy.through':
    '컴퓨터들이 서로를 찾는 데 필요한 것은 모두 프록시를 거쳐요. 만남 지점은 내 주소 대신 프록시의 주소를 보고, 만남 지점의 이름도 프록시가 찾아요. 프록시는 내 주소와 어디에 언제 연결하는지를 봐요.',
  'app.proxy.past':
    '중계 서버를 쓰는 방에서는 다른 사람과의 연결도 TCP로 프록시를 거쳐요. 직접 연결하는 방에서는 연결이 프록시를 거치지 않아서 방 사람들이 내 주소를 볼 수 있어요. 그런 방이 열려 있는 동안에는 중계 서버를 거치는 연결도 프록시를 거치지 않을 수 있어요.',
  'app.proxy.problem.host':
    '이 주소는 쓸 수 없어요. proxy.example 같은 이름이나 IP 주소를 앞에 https:// 없이 적어 주세요.',
  'app.proxy.problem.port': '포트는 1부터 65535까지의 숫자예요.',
  'app.proxy.problem.account':
    '사용자 이름이나 비밀번호가 들어 있어요. Rowan은 아직 그런 프록시를 쓸 수 없으니 빼고 적어 주세요.',

  'vault.heading': '내 프로필',
  'vault.same': '전에 여기서 무엇을 정했든 이 화면은 언제나 똑같아 보여요.',
  'vault.current': '지금 쓰는 암호 문구',
  'vault.careful':
    '누군가 억지로 Rowan을 열게 하는 때를 위한 거예요. 꼭 필요한 것은 아니에요. 될 수 있으면 먼저 안전을 잘 아는 사람과 이야기해 보세요.',
  'vault.change': '암호 문구 바꾸기',
  'vault.change.text': '바꾸고 나면 예전 암호 문구로는 이 프로필이 열리지 않아요.',
  'vault.change.limits': '백업이나 누군가 이 컴퓨터에서 복사해 둔 것은 여전히 예전 것으로 열려요.',
  'vault.change.next': '새 암호 문구',
  'vault.change.action': '바꾸기',
  'vault.change.done': '바꿨어요. 이제부터 새 암호 문구로 프로필이 열려요.',
  'vault.export': '백업 저장하기',
  'vault.export.text':
    '보관한 방이 모두 한 파일에 담기고, 따로 정한 암호 문구로 봉해져요. 저장할 곳은 직접 골라요.',
  'vault.export.limits':
    '파일을 찾은 사람은 파일이 있다는 것을 알 수 있고, 얼마든지 오래 추측해 볼 수 있어요. 여기서 방을 지워도 파일에서는 없어지지 않아요.',
  'vault.export.next': '백업의 암호 문구',
  'vault.export.action': '저장할 곳 고르기',
  'vault.export.done': '백업을 저장했어요.',
  'vault.export.notSaved': '저장할 곳을 고르지 않아서 저장하지 않았어요.',
  'vault.import': '백업에서 방 되찾기',
  'vault.import.text':
    '백업의 암호 문구를 입력하고 파일을 골라 주세요. 안에 있는 방이 지금 열린 프로필에 보관돼요.',
  'vault.import.limits':
    '여기 이미 있는 방은 그대로 있어요. 백업한 뒤에 쓰인 내용은 방에 있는 다른 사람에게서만 받을 수 있어요.',
  'vault.import.action': '파일 고르기',
  'vault.import.done':
    '{count, plural, =0 {여기 없는 방은 들어 있지 않았어요.} other {방 #개를 되찾았어요.}}',
  'vault.import.noFile': '파일을 고르지 않았어요. 바뀐 것은 없어요.',
  'vault.backup.passphrase': '백업의 암호 문구',
  'vault.decoy': '다른 프로필을 여는 암호 문구',
  'vault.decoy.text':
    '처음에는 비어 있는 두 번째 프로필이 열려요. 별것 아닌 방을 몇 개 넣어 두세요. 비어 있으면 꾸민 것처럼 보여요.',
  'vault.decoy.limits':
    '이 방법을 아는 사람은 계속 ‘다른 것’을 요구할 수 있어요. 이 컴퓨터의 디스크를 여러 번 복사한 사람은 두 번째 프로필로 설명되는 것보다 더 많이 바뀐다는 것을 알 수 있어요. 두 암호 문구를 헷갈리면 진짜 프로필이 열려요.',
  'vault.decoy.next': '다른 프로필의 암호 문구',
  'vault.decoy.action': '정하기',
  'vault.erase': '없애는 암호 문구',
  'vault.erase.text':
    '내 암호 문구 대신 이것을 입력하면 이 컴퓨터의 모든 프로필이 바로 없어지고 빈 프로필이 열려요. 누구도 되돌릴 수 없어요.',
  'vault.erase.limits':
    '나중에 있었던 일을 보여 주는 데 필요할 수 있는 것도 함께 사라져요. 백업, 디스크 사본, 다른 사람이 가진 것에는 닿지 않아요. 일부러 손댄 것처럼 보일 수 있고, 실수나 당황한 마음에 입력할 수도 있어요.',
  'vault.erase.next': '없애는 암호 문구',
  'vault.erase.action': '정하기',
  'vault.other.done': '정했어요. 지금만 알려 드리고, 나중에는 어디에도 보이지 않아요.',
  'vault.clear': '다른 암호 문구 없애기',
  'vault.clear.text':
    '이 프로필에서 정한 다른 암호 문구로는 더 이상 아무것도 열리지 않고, 그것으로 열던 내용은 사라져요.',
  'vault.clear.limits': '있었는지 없었는지는 말하지 않아요. 대답은 언제나 같아요.',
  'vault.clear.action': '없애기',
  'vault.clear.done': '됐어요. 이 프로필에서 정한 다른 암호 문구로는 이제 아무것도 열리지 않아요.',
  'vault.delete': '이 프로필 지우기',
  'vault.delete.text':
    '이 프로필과 그 안에 보관한 모든 방의 열쇠를 이 컴퓨터에서 없애요. 누구도 되돌릴 수 없어요.',
  'vault.delete.limits':
    '백업, 디스크 사본, 방에 있는 다른 사람이 가진 것에는 닿지 않아요. 다른 사람들에게는 알려지지 않아요. Rowan 자체는 이 컴퓨터에 남아 있어요.',
  'vault.delete.action': '이 프로필 지우기',
  'vault.deleted': '이 컴퓨터에서 프로필을 지웠어요.',

  'keep.heading': '이 방 보관하기',
  'keep.help': '지금은 보관되지 않아요. 닫으면 여기에서 사라져요.',
  'keep.noProfile': '지금은 보관되지 않아요. 닫으면 여기에서 사라져요. 보관하려면 프로필이 열려 있어야 해요.',
  'keep.profile': '프로필 열기 또는 만들기',
  'keep.ask': '이 방 보관하기…',
  'keep.text':
    '지금 읽을 수 있는 것과 앞으로 오는 것이 모두 이 컴퓨터의 프로필에 암호 문구로 봉해져 남아요. 방을 잊게 할 때까지예요.',
  'keep.limits':
    '암호 문구와 이 컴퓨터를 가진 사람은 읽을 수 있어요. 나중에 잊게 해도 디스크 사본에는 닿지 않아요.',
  'keep.yes': '보관하기',
  'forget.heading': '이 방 잊기',
  'forget.help': '프로필에 보관되어 있어요. 다른 사람들에게 알리지 않고 이 컴퓨터에서 없앨 수 있어요.',
  'forget.ask': '이 방 잊기…',
  'forget.named': '이 방 잊기: {title}',
  'forget.text':
    '이 컴퓨터에 있는 방의 열쇠를 없애기 때문에 여기서는 다시 읽을 수 없어요. 다른 사람들에게는 알려지지 않고, 잠시 없는 것처럼 보여요. 돌아오려면 새 초대가 필요해요.',
  'forget.limits':
    '쓴 글은 다른 사람들에게 남아 있어요. 저장해 둔 백업이나 이 컴퓨터의 디스크 사본에는 방이 남아 있을 수 있어요.',
  'forget.yes': '잊기',
  'room.forgotten': '이 컴퓨터에서 방을 잊었어요.',

  'room.people': '방에 있는 사람들',
  'room.you': '나',
  'room.facilitator': '진행자',
  'room.person.here': '지금 있음',
  'room.person.away': '지금 없음',
  'room.untitled': '방',
  'room.connection.connecting': '연결하고 있어요',
  'room.connection.alone': '지금은 다른 사람이 없어요.',
  'room.connection.here': '지금 다른 사람이 있어요.',
  'room.connection.ended': '연결이 끝났어요',
  'room.connectAgain': '다시 연결',
  'room.state.securing': '방을 안전하게 하고 있어요',
  'room.state.paused': '잠시 멈춤: 진행자만 글을 쓸 수 있어요.',
  'room.state.locked': '잠김: 아무도 들어올 수 없어요.',
  'room.leave': '방 나가기',
  'room.gone': '이 컴퓨터에서 방이 닫혔어요.',
  'room.removed':
    '이제 이 방에 있지 않아요. 전에 볼 수 있었던 내용은 닫을 때까지 여기에 남고, 새로운 내용은 오지 않아요.',
  'room.removed.kept':
    '이제 이 방에 있지 않아요. 전에 볼 수 있었던 내용은 보관한 프로필에 남고, 새로운 내용은 오지 않아요.',
  'room.pane': '방의 부분들',
  'room.pane.people': '사람과 노트',
  'room.pane.talk': '대화',
  'room.pane.note': '노트',

  'sheet.back': '방으로 돌아가기',
  'sheet.connection': '연결 상태',
  'sheet.settings': '방 설정',
  'sheet.agreed': '내가 동의한 것',
  'sheet.contact': '안전한 연락 방법',
  'agreed.help': '언제든 하나하나 되돌릴 수 있어요. 이유를 말하지 않아도 돼요.',
  'agreed.network': '이 방에 내 네트워크 주소가 보이는 것',
  'agreed.network.text': '되돌리면 바로 연결이 끊기고 방도 닫혀요. 전에 주소를 본 사람은 기억할 수 있어요.',
  'agreed.limits': '이런 한계 안에서 이야기하는 것',
  'agreed.limits.text': '되돌리면 지금 나가게 돼요. 그때까지 한 말은 다른 사람들에게 남아 있어요.',
  'agreed.takeBack': '되돌리고 나가기',
  'agreed.takeBack.named': '되돌리고 나가기: {what}',
  'agreed.keepFirst':
    '이렇게 하면 아무것도 남지 않아요. 먼저 남기고 싶은 것이 있으면 ‘방 나가기’를 골라 주세요.',
  'contact.help':
    '이 방 밖에서 연락해도 되는지, 된다면 어떻게 할지 당신이 정해요. 추가한 글은 방에 있는 모두가 읽을 수 있어요.',
  'contact.may': '저에게 연락해도 되나요?',
  'contact.no': '연락하지 말아 주세요',
  'contact.yes': '이 방법으로만 해 주세요',
  'contact.how': '어떻게',
  'contact.how.help': '당신만 보는 번호나 주소예요.',
  'contact.when': '언제가 안전한지',
  'contact.as': '누구라고 하고 연락할지',
  'contact.as.help': '예: 치과',
  'contact.other': '다른 사람이 받으면 뭐라고 할지',
  'contact.word': '정말 그 사람인지 확인하는 암호말',
  'contact.preview': '노트에 정확히 이렇게 들어가요',
  'contact.add': '우리 노트에 추가하기',
  'contact.added': '이 방의 노트에 들어갔어요. 여기에서 되돌릴 수 있어요.',
  'contact.takeBack': '되돌리기',
  'contact.takenBack':
    '그 글을 노트에서 뺐어요. 다른 사람들이 기억하거나 옮겨 적었을 수 있고, 꺼져 있는 컴퓨터에는 다시 연결될 때까지 남아 있어요.',
  'contact.note': '안전한 연락 방법: {name}',
  'contact.line.no': '이 방 밖에서는 저에게 연락하지 말아 주세요.',
  'contact.line.only': '이 방법으로만 연락해 주세요.',
  'contact.line.how': '방법: {text}',
  'contact.line.when': '시간: {text}',
  'contact.line.as': '누구라고: {text}',
  'contact.line.other': '다른 사람이 받으면: {text}',
  'contact.line.word': '암호말: {text}',
  'settings.rename': '이름 바꾸기',
  'settings.pause': '방 잠시 멈추기',
  'settings.pause.help': '다시 끌 때까지 진행자만 글을 쓸 수 있어요. 읽는 것은 모두 할 수 있어요.',
  'settings.lock': '방 잠그기',
  'settings.lock.help': '다시 끌 때까지 아무도 들어올 수 없어요. 이미 있는 사람은 그대로 있어요.',
  'forGood.heading': '완전히 나가기',
  'forGood.help': '방에서 나가고, 다른 사람들에게 알려져요. 이 컴퓨터에서는 더 이상 방을 열 수 없어요.',
  'forGood.kept':
    '방에서 나가고, 다른 사람들에게 알려져요. 이 컴퓨터에서는 더 이상 방을 열 수 없어요. 나중에 다시 오고 싶다면 ‘방 나가기’를 눌러 주세요. 그러면 방이 보관한 프로필에 남아요.',
  'forGood.ask': '완전히 나가기…',
  'forGood.text':
    '나갔다는 것이 다른 사람들에게 알려져요. 이 컴퓨터에 있는 방의 열쇠를 없애기 때문에 여기서는 다시 열 수 없어요. 돌아오려면 새 초대가 필요해요.',
  'forGood.alone': '지금은 다른 사람이 없어서 알릴 수 없어요. 다른 사람들에게는 잠시 없는 것처럼 보여요.',
  'forGood.last':
    '지금은 혼자서 진행자예요. 나가고 나면 아무도 들어오게 하거나 내보낼 수 없고, 방을 끝낼 수도 없어요. 먼저 다른 사람을 진행자로 정할 수 있어요.',
  'forGood.limits': '쓴 글은 다른 사람들에게 남아 있어요. 기억하고 있거나 복사해 두었을 수 있어요.',
  'forGood.yes': '완전히 나가기',
  'endAll.heading': '모두의 방 끝내기',
  'endAll.help': '누구도 더 이상 방을 열거나 읽을 수 없어요. 나도 마찬가지예요.',
  'endAll.ask': '모두 끝내기…',
  'endAll.text':
    '방에 있는 다른 컴퓨터는 소식을 받는 대로 방의 열쇠를 없애고, 모두 확인하면 이 컴퓨터에서도 없애요. 대화와 노트는 되살릴 수 없어요.',
  'endAll.limits': '다른 사람이 복사했거나 기억하는 것은 그대로 남아요.',
  'endAll.off':
    '꺼져 있는 컴퓨터에는 내용이 남아 있어요. 다시 켜져서, 이 일을 아는 진행자의 컴퓨터와 만날 때까지예요.',
  'endAll.yes': '모두 끝내기',
  'ended.heading': '이 방은 끝났어요',
  'ended.text':
    '진행자가 모두의 방을 끝냈어요. 이 컴퓨터에 있던 방의 열쇠를 없앴고, 여기서는 더 이상 열 수 없어요.',
  'ended.mine': '모두의 방을 끝냈어요. 이 컴퓨터에 있던 방의 열쇠를 없앴고, 여기서는 더 이상 열 수 없어요.',
  'ended.underWay':
    '모두의 방을 끝냈고, 이제 아무도 글을 쓸 수 없어요. 다른 컴퓨터가 모두 확인할 때까지는 다시 켜지는 컴퓨터에 알려 주려고 이 컴퓨터가 열쇠를 가지고 있어요. 그다음에는 여기서도 없애요.',
  'ended.limits':
    '다른 사람이 복사했거나 기억하는 것은 그대로 남아요. 이 컴퓨터 자체에 남은 기록도 Rowan이 지울 수 없어요.',
  'ended.confirmed': '다른 컴퓨터 {others, number}대 중 {confirmed, number}대가 열쇠를 없앴다고 확인했어요.',
  'ended.confirmed.all': '다른 컴퓨터도 모두 열쇠를 없앴다고 확인했어요.',
  'ended.missing': '아직 확인하지 않은 사람: {names}',
  'ended.missing.help': '꺼져 있는 컴퓨터에는 다시 켜져서 이 컴퓨터와 만날 때까지 내용이 남아 있어요.',
  'ended.close':
    '이 화면을 떠나면 여기 있는 열쇠도 없어지고, 이 컴퓨터는 나머지 컴퓨터에 더 이상 알릴 수 없어요.',
  'ended.close.kept':
    '이 화면을 떠나면 방은 보관한 프로필에서 기다려요. 다시 연결하면 나머지 컴퓨터에 알릴 수 있어요.',
  'left.heading': '방에서 나갔어요',
  'left.text':
    '이 컴퓨터에 있던 방의 열쇠를 없앴고, 여기서는 더 이상 열 수 없어요. 돌아오려면 새 초대가 필요해요.',
  'left.limits': '쓴 글은 다른 사람들에게 남아 있어요. 이 컴퓨터 자체에 남은 기록도 Rowan이 지울 수 없어요.',
  'left.over.heading': '이제 방에 있지 않아요',
  'left.closed':
    '이 화면에는 이제 방의 내용이 없고, 여기서 다시 열 수 없어요. 돌아오려면 새 초대가 필요해요.',
  'left.kind': '천천히 해도 괜찮아요. 지금 꼭 해야 하는 일은 없어요.',
  'left.wrote':
    'Rowan은 이 방의 내용을 이 컴퓨터에 쓰지 않았어요. 직접 복사하거나 저장한 것은 둔 곳에 그대로 있어요.',
  'left.system':
    '컴퓨터에는 Rowan을 실행한 흔적이 남아 있거나, 메모리 일부가 디스크로 옮겨졌을 수 있어요. 다른 사람들이 나눈 말을 기억할 수도 있어요. 이런 것은 Rowan이 지울 수 없어요.',
  'left.close': 'Rowan 닫기',
  'ending.heading': '무엇을 남겨 둘까요?',
  'ending.still': '고르기 전까지는 아직 방에 있어요. 언제든 나가도 괜찮아요. 이유를 말하지 않아도 돼요.',
  'ending.out': '이제 방에 있지 않아요. 전에 읽을 수 있던 내용은 고를 때까지 여기에 있어요.',
  'ending.nothing': '아무것도 남기지 않기',
  'ending.nothing.text': '이 컴퓨터에서 방이 닫혀요. Rowan은 여기에 방의 내용을 쓰지 않았어요.',
  'ending.notes': '노트 남기기',
  'ending.notes.text': '어떤 것을 남길지 고르고, 정확한 글을 먼저 볼 수 있어요.',
  'ending.plan': '내 안전한 연락 방법 남기기',
  'ending.plan.text': '이 방의 노트에 적어 둔 글이에요.',
  'ending.room': '방 남기기',
  'ending.room.text': '방의 모든 내용이 암호로 잠긴 프로필 안에 이 컴퓨터에 남아요.',
  'ending.room.done': '이제 방이 이 컴퓨터의 프로필에 남아 있어요.',
  'ending.choose': '어떤 것을 남길까요?',
  'ending.exact': '정확히 이 글이에요',
  'ending.empty': '안에 글이 없어요.',
  'ending.unread': '이 노트를 읽을 수 없었어요.',
  'ending.unprotected':
    '복사하거나 저장한 글은 더 이상 Rowan이 보호하지 않아요. 이 컴퓨터를 쓰는 누구나 읽을 수 있고, 둔 곳이 기록될 수도 있어요. 복사한 글은 30초 뒤 클립보드에서 지워지니, 그 전에 원하는 곳에 두세요.',
  'ending.save': '텍스트 파일로 저장…',
  'ending.save.done': '고른 곳에 저장했어요. 보호되지 않는 파일이에요.',
  'ending.save.none': '저장할 곳을 고르지 않아서 아무것도 저장하지 않았어요.',
  'ending.save.failed': '그곳에 파일을 쓸 수 없었어요. 다른 곳을 골라 주세요.',
  'ending.leave': '지금 나가기',
  'ended.notes': '열쇠가 없어졌기 때문에 이 방의 대화와 노트는 더 이상 남길 수 없어요.',

  'people.remove': '방에서 내보내기…',
  'people.remove.named': '방에서 내보내기: {name} 님',
  'people.remove.limits':
    '그 사람의 컴퓨터를 잃어버렸거나 누가 가져갔을 때도 이렇게 해 주세요. 새 초대를 받으면 다시 들어올 수 있어요.',
  'people.remove.yes': '내보내기',
  'people.remove.gone': '이 사람은 이제 방에 없어요.',
  'people.actions': '할 수 있는 일: {name} 님',
  'people.promote': '진행자로 정하기…',
  'people.promote.named': '진행자로 정하기: {name} 님',
  'people.promote.text':
    '{name} 님은 사람을 들어오게 하거나 내보내고(나도 포함돼요), 메시지를 가리고, 모두의 방을 끝낼 수 있게 돼요.',
  'people.promote.limits':
    '내가 진행자인 동안에는 다시 참여자로 바꿀 수 있어요. 그때까지 한 일은 되돌릴 수 없어요.',
  'people.promote.yes': '진행자로 정하기',
  'people.demote': '참여자로 바꾸기…',
  'people.demote.named': '참여자로 바꾸기: {name} 님',
  'people.demote.text':
    '{name} 님은 방에 남아 읽고 쓸 수 있어요. 하지만 사람을 들어오게 하거나 내보내거나, 메시지를 가리거나, 방을 끝낼 수는 없게 돼요.',
  'people.demote.limits': '진행자로서 한 일은 되돌릴 수 없어요.',
  'people.demote.yes': '참여자로 바꾸기',
  'people.readmit': '다시 들어오게 하기…',
  'people.readmit.named': '다시 들어오게 하기: {name} 님',
  'people.readmit.text':
    '{name} 님은 60일 넘게 접속하지 않았어요. 다시 들어오게 하면 그 컴퓨터는 그동안 쓰인 내용을 받아요.',
  'people.readmit.limits':
    '지금 누가 그 컴퓨터를 쓰는지 Rowan은 알 수 없어요. 될 수 있으면 먼저 다른 방법으로 이야기해 보세요.',
  'people.readmit.yes': '다시 들어오게 하기',
  'people.remove.text':
    '{name} 님은 새로운 내용을 볼 수 없게 돼요. 이미 본 내용은 기억하고 있거나 복사해 두었을 수 있어요.',
  'people.suspended': '60일 넘게 접속하지 않았어요. 이 컴퓨터를 다시 들어오게 할지는 진행자가 정해요.',
  'people.twofold':
    '{name} 님의 컴퓨터가 같은 자리에서 서로 다른 두 가지 말을 했어요. 그 뒤에 쓴 내용은 보이지 않아요. 될 수 있으면 다른 방법으로 이야기해 보세요.',
  'people.knowing': '컴퓨터 {others, number}대 중 {known, number}대가 지금 방에 누가 있는지 알고 있어요.',

  'events.heading': '방에서 바뀐 것',
  'events.more': '‘방에 있는 사람들’ 아래에 {count, number}개 더 있어요.',
  'event.someone': '진행자',
  'event.added': '{by} 님이 {name} 님을 들어오게 했어요.',
  'event.removed': '{by} 님이 {name} 님을 방에서 내보냈어요.',
  'event.left': '{name} 님이 방에서 완전히 나갔어요.',
  'event.readmitted': '{by} 님이 {name} 님을 다시 들어오게 했어요.',
  'event.promoted': '{by} 님이 {name} 님을 진행자로 정했어요.',
  'event.demoted': '{by} 님이 {name} 님을 참여자로 바꿨어요.',
  'event.paused': '{by} 님이 방을 잠시 멈췄어요. 진행자만 글을 쓸 수 있어요.',
  'event.resumed': '{by} 님이 멈춤을 끝냈어요. 다시 모두 글을 쓸 수 있어요.',
  'event.locked': '{by} 님이 방을 잠갔어요. 아무도 들어올 수 없어요.',
  'event.unlocked': '{by} 님이 방의 잠금을 풀었어요.',
  'event.renamed': '{by} 님이 방 이름을 ‘{name}’(으)로 바꿨어요.',
  'event.secured': '방에 있는 사람이 동시에 두 번 바뀌었어요. 이제 방은 다시 안전해요.',
  'event.twofold':
    '{name} 님의 컴퓨터가 같은 자리에서 서로 다른 두 가지 말을 했어요. 그 뒤에 쓴 내용은 보이지 않아요.',

  'chat.heading': '대화',
  'chat.start':
    '여기서부터 이 방이 시작돼요. 이곳에서는 누구도 사진, 신분증, 돈을 요구하거나 다른 앱으로 옮기자고 하지 않아야 해요.',
  'chat.empty': '아직 아무 글도 없어요.',
  'chat.loading': '메시지를 가져오고 있어요',
  'chat.new': '새 메시지',
  'chat.box': '내 메시지',
  'chat.box.help': 'Enter를 누르면 줄이 바뀌고, {shortcut}를 누르면 보내요.',
  'chat.send': '보내기',
  'chat.notSent': '보내지 못했어요. {reason} 쓴 글은 입력 칸에 그대로 있어요.',
  'chat.removed': '거둔 메시지예요.',
  'chat.you': '나',
  'chat.announce': '{name} 님의 메시지: {text}',
  'chat.hidden': '진행자가 가린 메시지예요.',
  'chat.held.paused':
    '진행자가 방을 잠시 멈췄어요. 읽을 수 있고, 멈춤이 끝나면 다시 쓸 수 있어요. 쓰던 글은 입력 칸에 남아 있어요.',
  'chat.held.securing':
    '방을 안전하게 하고 있어요. 두 진행자가 동시에 방에 있는 사람을 바꿔서, 정리될 때까지 글쓰기를 기다려요. 쓰던 글은 입력 칸에 남아 있어요.',
  'chat.pausedForOthers': '방이 잠시 멈춰 있어요. 진행자만 글을 쓸 수 있어요.',
  'chat.actions.keys': '방향키로 메시지 사이를 옮겨 다닐 수 있어요.',
  'chat.takeBack.named': '거두기: {text}',
  'chat.takeBack.text':
    '방에 있는 컴퓨터마다 소식을 받는 대로 Rowan이 이 메시지의 글을 없애요. 메시지가 있었다는 것은 계속 보여요.',
  'chat.takeBack.yes': '거두기',
  'chat.hide.named': '모두에게 가리기. {name} 님의 메시지: {text}',
  'chat.hide.text':
    '방에 있는 컴퓨터마다 소식을 받는 대로 Rowan이 이 메시지의 글을 없애요. 진행자가 {name} 님의 메시지를 가렸다는 것은 모두에게 보여요.',
  'chat.hide.yes': '모두에게 가리기',
  'chat.takenOut.limits':
    '사람들이 기억하거나 복사한 것, 그리고 꺼져 있는 컴퓨터에는 닿지 않아요. 컴퓨터는 다시 켜지면 닿아요. 되돌릴 수 없어요.',
  'chat.newSinceAway': '자리를 비운 사이에 온 글',
  'chat.reply.named': '{name} 님에게 답하기: {text}',
  'chat.reply.to': '{name} 님에게 답하는 중',
  'chat.reply.away': '이 메시지에 답하지 않기',
  'chat.reply.gone': '거두었거나 가린 메시지',
  'chat.reply.notHere': '여기에 없는 메시지',
  'chat.reply.go': '답한 메시지로 가기. {name}: {text}',
  'chat.noted': '읽기 힘들 수 있어요: {topic}',
  'chat.noted.length': '{count, number}자',
  'chat.noted.show': '보기',
  'chat.noted.skip': '건너뛰기',
  'chat.noted.close': '다시 접기',
  'chat.noted.add': '읽기 힘든 글로 표시',
  'chat.noted.topic': '무엇에 대한 글인지 한두 마디로',
  'chat.noted.topic.help': '다른 사람에게는 먼저 이 말만 보이고, 더 읽을지는 스스로 정해요.',
  'chat.noted.unnamed': '적지 않음',
  'chat.announce.noted': '{name} 님이 읽기 힘들 수 있는 글을 썼어요: {topic}',
  'chat.long.all': '모두 보기({count, number}자)',
  'chat.long.less': '접기',
  'chat.more.named': '{name} 님의 메시지에 할 수 있는 일: {text}',
  'chat.copyFrom': '여기부터 글로 복사…',
  'sheet.search': '대화에서 찾기',
  'sheet.copy': '글로 복사',
  'search.field': '찾을 말',
  'search.help':
    '이 컴퓨터에 있는 이 방의 모든 메시지에서 찾아요. 읽기 힘들 수 있는 글은 열어 보기 전까지 주제로만 찾아요.',
  'search.go': '찾기',
  'search.busy': '찾고 있어요',
  'search.none': '찾은 것이 없어요.',
  'search.found': '메시지 {count, number}개를 찾았어요',
  'search.more': '더 앞에 더 있을 수 있어요. 낱말을 더하면 줄어들어요.',
  'copy.all': '이 컴퓨터에 있는 대화의 모든 메시지를 복사해요.',
  'copy.from': '고른 메시지와 그 뒤의 모든 글을 복사해요.',
  'copy.limits':
    'Rowan 밖에서는 글이 보호되지 않아요. 다른 프로그램이 읽을 수 있고, 옮겨 둔 곳에 남아요. Rowan은 30초 뒤에 클립보드를 비워요.',
  'copy.noted': '열어 보지 않은, 읽기 힘들 수 있는 글은 빼고 주제만 적어요.',
  'copy.yes': '복사',
  'copy.done': '메시지 {count, number}개를 복사했어요. 클립보드는 30초 뒤에 비워져요.',
  'copy.part':
    '너무 길어서 가장 새로운 메시지 {count, number}개만 복사했어요. 클립보드는 30초 뒤에 비워져요.',
  'copy.failed': '복사하지 못했어요. 다시 해 볼 수 있어요.',
  'copy.line': '{name}, {time}',
  'copy.answers': '{name} 님에게 답함: {text}',
  'note.private.label': '먼저 혼자 쓰고 더하기',
  'note.private.help': '이 칸은 나만 볼 수 있어요. “노트에 더하기”를 눌러야 다른 사람에게 보여요.',
  'note.private.add': '노트에 더하기',
  'note.private.added': '노트에 더했어요.',
  'note.private.tooLong':
    '한 번에 더하기에는 너무 길어요. 나누어 더할 수 있어요. 쓴 글은 칸에 그대로 있어요.',
  'note.private.choose': '혼자 쓰기로 바꾸기',
  'note.direct': '노트에 바로 쓰기',
  'note.direct.text': '바로 쓰면 한 글자씩 쓰는 대로 다른 사람에게 보여요. 지운 글도 보였을 수 있어요.',
  'delivery.here': '이 컴퓨터에만 있음',
  'delivery.some': '{others, number}대 중 {delivered, number}대에 전달됨',
  'delivery.all': '전달됨',
  'delivery.saving': '저장하고 있어요…',

  'connection.points': '만남 지점',
  'connection.points.help':
    '컴퓨터들이 그곳에서 서로를 찾아요. 연결되지 않은 곳은 꺼져 있거나, 이 네트워크가 막고 있을 수 있어요. 이미 연결된 사람은 그대로 연결되어 있어요.',
  'connection.relay': '중계 서버',
  'connection.relay.only': '이 방의 연결은 모두 중계 서버를 거쳐요. Rowan은 이를 건너뛰지 않아요.',
  'connection.relay.direct':
    '이 방은 컴퓨터끼리 직접 연결해요. 방에 있는 사람은 서로의 네트워크 주소를 볼 수 있어요.',
  'connection.relay.well': '지금 알려진 문제는 없어요.',
  'connection.relay.key': '중계 키',
  'connection.relay.key.help': '이 키는 기관의 첫 번째 만남 지점에만 보내요.',
  'connection.relay.use': '이 키 사용하기',
  'connection.point.connecting': '연결하고 있어요',
  'connection.point.open': '연결됐어요',
  'connection.point.closed': '연결되지 않았어요',
  'connection.refused': '받아들이지 않은 것: {count, number}',
  'connection.refused.none': 'Rowan을 연 뒤로 거절한 것이 없어요.',
  'connection.refused.help':
    '따로 빼 두었고 아무것도 바뀌지 않았어요. 네트워크가 불안정하면 몇 개쯤은 흔한 일이에요. 한꺼번에 많다면 규칙을 지키지 않는 컴퓨터가 있을 수 있어요. 어느 컴퓨터인지 Rowan이 늘 알 수는 없어요.',
  'connection.refused.line': '{what}: {count, number}번',
  'connection.again': '다시 보기',
  'connection.people': '사람들',
  'connection.people.help':
    '이 방을 연 뒤로 컴퓨터끼리 연결되었는지만 보여요. Rowan은 누가 읽고 쓰는지 적어 두지 않고, 이 내용도 남기지 않아요.',
  'connection.people.none': '아직 이 방에 다른 사람이 없어요.',
  'connection.link.direct': '직접 연결됨',
  'connection.link.relay': '중계 서버를 거쳐 연결됨',
  'connection.link.unknown': '연결됨',
  'connection.away.never': '이 방을 연 뒤로 연결된 적이 없어요',
  'connection.away.moment': '연결 안 됨, 조금 전까지 있었어요',
  'connection.away.minutes': '연결 안 됨, {count, number}분 전에 있었어요',
  'connection.away.hours': '연결 안 됨, {count, number}시간 전에 있었어요',
  'connection.away.recent': '연결 안 됨, 얼마 전에 있었어요',
  'connection.away.hour': '연결 안 됨, 한 시간 안에 있었어요',
  'connection.away.longer': '연결 안 됨, 아까 있었어요',
  'connection.advice.well': '모두 연결되어 있어요.',
  'connection.advice.points':
    '연결된 만남 지점이 없어서 아무도 찾을 수 없어요. 이 컴퓨터가 인터넷에 연결되어 있는지, 아래에서 만남 지점마다 어떤 상태인지 봐 주세요.',
  'connection.advice.relay':
    '중계 서버가 작동할 때까지는 아무도 연결될 수 없어요. 무엇이 문제인지 아래에 있고, 거기서 시험해 볼 수 있어요.',
  'connection.advice.away':
    '여기서 보기에는 문제가 없어요. 연결되지 않은 사람은 Rowan을 닫았거나 지금 네트워크가 없을 수 있어요. 따로 할 일은 없어요.',
  'connection.advice.ended': '이 방은 지금 연결되어 있지 않아요. 사람 목록에서 다시 연결할 수 있어요.',
  'connection.try': '중계 서버 시험하기',
  'connection.try.help':
    'Rowan이 이 컴퓨터를 중계 서버를 거쳐 자기 자신과 연결하고 몇 바이트를 보내 봐요. 길어도 15초예요. 중계 서버가 보는 것은 평소와 같아요. 내 네트워크 주소와 시간이에요.',
  'connection.try.direct': '이 방에는 중계 서버가 없어서 시험할 것이 없어요.',
  'connection.trying': '시험하고 있어요. 길어도 15초예요.',
  'connection.tried.works': '중계 서버가 작동해요.',
  'connection.tried.silent':
    '중계 서버가 이 컴퓨터에 주소를 주었지만 아무것도 지나가지 못했어요. 다른 네트워크에서는 될 수 있어요. 그래도 안 되면 중계 서버를 관리하는 사람이 알아야 해요.',
  'connection.tried.full': '중계 서버가 응답하지만 지금은 자리가 없어요. 잠시 뒤에 다시 해 보세요.',
  'connection.tried.refused':
    '중계 서버가 응답하지만 이 방이 받은 인증 정보를 받아들이지 않아요. 진행자나 중계 서버를 관리하는 사람에게 알려 주세요.',
  'connection.tried.unreachable':
    '중계 서버가 응답하지 않아요. 꺼져 있거나, 이 네트워크가 막고 있을 수 있어요. 다른 네트워크에서는 될 수 있어요.',
  'connection.tried.none': '이 방은 아직 중계 서버를 받지 못했어요.',
  'connection.tried.busy': '다른 방의 중계 서버를 시험하고 있어요. 잠시 뒤에 다시 해 보세요.',
  'connection.tried.stopped': '시험이 중간에 끊겼어요. 다시 해 볼 수 있어요.',
  'connection.way.works': '{way}: 갔다 오는 데 {ms, number}밀리초',
  'connection.way.silent': '{way}: 주소는 받았지만 지나가지 못함',
  'connection.way.full': '{way}: 자리 없음',
  'connection.way.refused': '{way}: 받아들이지 않음',
  'connection.way.unreachable': '{way}: 응답 없음',
  'report.heading': '도와주는 사람에게 보여 줄 보고서',
  'report.help':
    '이 연결에 대한 글이에요. 누구의 이름, 주소, 제목, 말도 들어 있지 않아요. Rowan은 이 글을 어디에도 보내지 않아요. 먼저 읽어 보고, 복사할지 정하세요. 복사한 글은 30초 뒤 클립보드에서 지워져요.',
  'report.make': '보고서 보기',
  'report.again': '보고서 다시 만들기',
  'report.shown': '아래에 전부 있어요. 아직 복사하거나 보낸 것은 없어요.',
  'report.label': '보고서',
  'report.app': 'Rowan {version}, {system}, 언어 {language}',
  'report.room.relay': '방: 중계 서버만 거침',
  'report.room.direct': '방: 컴퓨터끼리 직접 연결',
  'report.connection': '연결: {state}',
  'report.point':
    '만남 지점 {number, number}: {scheme}, {where, select, here {이 컴퓨터} local {로컬 네트워크} other {다른 곳}}, {state}',
  'report.relay': '중계 서버: {code}',
  'report.relay.well': '중계 서버: 알려진 문제 없음',
  'report.relay.left':
    '중계 서버를 쓸 수 있는 시간: {minutes, plural, =0 {10분 미만이거나 이미 끝남} other {#분 이상}}',
  'report.people':
    '방에 있는 다른 사람: {count, number}. 연결됨: {linked, number} (직접 {direct, number}, 중계 서버 {relay, number}, 알 수 없음 {unknown, number})',
  'report.untried': '중계 서버를 시험하지 않음',
  'report.tried': '중계 서버 시험: {what}',
  'report.clock': '{minutes, plural, =0 {시계: 알려진 차이 없음} other {시계: 약 #분 차이}}',
  'report.refused': '받아들이지 않은 것: {codes}',
  'report.refused.none': '받아들이지 않은 것: 없음',
  'refused.unreadable': '읽을 수 없는 것',
  'refused.seal': '봉인이나 서명이 맞지 않는 것',
  'refused.people': '맞지 않는 사람 변경',
  'refused.writing': '맞지 않는 메시지나 노트 변경',
  'refused.network': '끊겼거나 규칙을 지키지 않은 연결',
  'refused.invitation': '되지 않은 들어오기 시도',
  'refused.asked': '여기서 부탁했지만 할 수 없었던 일',
  'refused.inside': 'Rowan 안에서 맞지 않았던 것',

  'invite.heading': '초대하기',
  'invite.help': '초대는 한 사람이 한 번만, 24시간 동안 쓸 수 있어요.',
  'invite.create': '초대 만들기',
  'invite.link': '복사해서 보내기',
  'invite.spoken': '소리 내어 읽어 주기',
  'invite.spoken.help': '만남 지점 주소도 함께 알려 주세요: {servers}',
  'invite.lan':
    '이 주소는 로컬 네트워크 안에 있어서, 같은 네트워크에 있는 사람만 연결할 수 있어요. 연결되지 않으면 다음 주소가 있을 때 그 주소로 해 보세요.',
  'invite.here':
    '지금 이 컴퓨터에는 네트워크 주소가 없어서, 이 만남 지점에는 이 컴퓨터에서만 연결할 수 있어요.',
  'invite.expires': '{time}까지 쓸 수 있어요.',
  'invite.caution': '이것을 가진 사람은 들어오겠다고 요청할 수 있어요. 누구를 들일지는 직접 정해요.',
  'invite.cancel': '초대 거두기',
  'invite.used': '이미 쓴 초대예요.',
  'invite.expired': '시간이 지난 초대예요. 이 컴퓨터의 시계가 틀려서 그럴 수도 있어요.',
  'invite.burnt': '더는 쓸 수 없는 초대예요.',
  'invite.locked': '방이 잠겨 있어 아무도 들어올 수 없어요. 방 설정에서 풀 수 있어요.',
  'invite.code': '약속한 암호 (있다면)',
  'invite.code.help': '상대가 기다리는 동안 보고 본인인지 확인할 수 있어요. 초대와 함께 보내지 마세요.',
  'invite.vouched': '이 초대에서 “{organisation}”이(가) 보증해요.',
  'invite.card': '카드로 보기',
  'invite.card.back': '카드 닫기',
  'invite.card.qr': '초대 QR 코드',
  'invite.card.help': '카드를 주운 사람도 읽을 수 있어요. 직접 건네주시고, 쓰고 나면 찢어 주세요.',
  'admit.heading': '들어오려고 기다리는 사람',
  'admit.help':
    '{name} 님에게 전화로 또는 직접 만나 숫자 아홉 개를 읽어 달라고 한 다음 여기에 적어 주세요. 메시지로 받은 숫자는 쓰지 마세요.',
  'admit.yes': '들어오게 하기',
  'admit.yes.named': '{name} 님 들어오게 하기',
  'admit.no.named': '다음에 할게요: {name} 님',
  'admit.no.hint': '‘다음에 할게요’를 누르면 이 초대는 끝나요. 새로 만들 수 있어요.',
  'admit.announce': '{name} 님이 들어오려고 기다리고 있어요.',
  'admit.digits': '들은 숫자 아홉 개',
  'admit.tries': '{count}번 더 틀리면 이 초대는 끝나요.',

  'notes.heading': '노트',
  'notes.none': '아직 노트가 없어요.',
  'notes.new': '새 노트',
  'notes.ask': '“이걸 적어 두어도 될까요?”',
  'notes.ask.text':
    '먼저 말로, 또는 방에서 물어봐 주세요. 그리고 동의한 내용만 적어 주세요. 방에 있는 모두가 노트를 읽고 복사할 수 있어요.',
  'notes.ask.yes': '동의했어요',
  'notes.title': '노트 이름',
  'notes.create': '노트 만들기',
  'note.editor': '‘{title}’ 노트의 글',
  'note.close': '노트 닫기',
  'note.loading': '노트를 열고 있어요',
  'note.live': '여기에 쓰는 동안 다른 사람들에게도 바로 보여요.',
  'note.held': '이 노트를 읽을 수 있어요. 대화와 마찬가지로 쓰는 것은 잠시 기다려요.',
  'note.share': '나중에 온 사람과 나누기…',
  'note.share.text': '이 노트가 만들어진 뒤에 온 사람도 지금 모습 그대로 모두 읽을 수 있게 돼요.',
  'note.share.limits': '나눈 뒤에는 거둘 수 없어요. 다른 사람이 쓴 글이 있다면 먼저 물어봐 주세요.',
  'note.share.yes': '나누기',
  'note.share.done': '지금 모습대로 나누었어요.',
  'note.state.done': '바꾼 내용이 모두 노트에 들어갔어요.',
  'note.state.busy': '바꾼 내용을 넣고 있어요',
  'note.state.slow': '바꾼 내용을 넣고 있어요. 지금은 조금 더 걸려요.',
  'note.refused':
    '마지막으로 바꾼 내용을 노트에 넣지 못했어요. {reason} 노트를 다시 열었어요. 쓰던 글은 아래에 있으니 복사할 수 있어요.',
  'note.refused.text': '쓰던 글',
  'note.refused.done': '이제 필요하지 않아요',
  'note.paste.progress': '붙여 넣은 글을 넣고 있어요: {part, number, percent}',
  'note.paste.stopped': '노트가 닫혀서 붙여 넣은 글이 다 들어가지 못했어요.',
  'note.paste.tooLong': '한 번에 넣기에는 글이 너무 길어요. 나누어 붙여 넣을 수 있어요.',
  'note.tools': '글 도구',
  'note.tool.heading1': '큰 제목',
  'note.tool.heading2': '중간 제목',
  'note.tool.heading3': '작은 제목',
  'note.tool.bold': '굵게',
  'note.tool.italic': '기울임',
  'note.tool.bulletList': '목록',
  'note.tool.orderedList': '번호 목록',
  'note.tool.taskList': '할 일 목록',
  'note.tool.undo': '되돌리기',
  'note.tool.redo': '다시 하기',
  'note.task': '완료',

  'refuse.pictures':
    '여기서는 사진과 파일을 보낼 수 없어요. 법적으로 당신과 저희를 지키기 위해서예요. 글로 설명해 주세요.',

  'error.setAside': '읽을 수 없거나 믿을 수 없는 내용이 와서 따로 빼 두었어요. 다른 것은 바뀌지 않았어요.',
  'error.link': '지금은 다른 컴퓨터와 안전하게 연결하지 못했어요. Rowan이 계속 시도해요.',
  'error.note.change': '지금의 노트와 맞지 않는 내용이었어요.',
  'error.message.unknown': '이 방에는 이제 그 메시지가 없어요.',
  'error.note.unknown': '이 방에는 이제 그 노트가 없어요.',
  'error.note.tooLarge': '노트 하나에 담을 수 있는 양을 넘었어요.',
  'error.invite.format': '아직 초대가 다 입력되지 않은 것 같아요. 전부 입력해 주세요.',
  'error.invite.checksum': '맞지 않는 글자가 하나 있어요. 코드를 한 번 더 확인해 주세요.',
  'error.invite.expired':
    '시간이 지난 초대예요. 새 초대를 부탁할 수 있어요. 두 컴퓨터 중 하나의 시계가 틀려서 그럴 수도 있어요.',
  'error.invite.used': '초대는 한 번만 쓸 수 있는데, 이미 쓴 초대예요. 새 초대를 부탁할 수 있어요.',
  'error.invite.burnt': '더는 쓸 수 없는 초대예요. 새 초대를 부탁할 수 있어요.',
  'error.invite.state': '이 초대로는 이제 할 수 없는 일이에요.',
  'error.invite.unsafe':
    '상대가 누구인지 확인할 수 없어서 멈췄어요. 될 수 있으면 다른 방법으로 새 초대를 부탁해 주세요.',
  'error.invite.refused': '이번에는 들어가지 못했어요. 초대한 사람에게 물어볼 수 있어요.',
  'error.organisation.key': '이 증명서는 다른 신청에 대한 것이에요. 여기에 보이는 신청을 기관에 보내 주세요.',
  'error.sas.length': '숫자 아홉 개를 모두 적어 주세요.',
  'error.sas.mismatch': '상대 화면의 숫자와 달라요. 들어오게 하지 마시고, 목소리로 한 번 더 물어봐 주세요.',
  'error.organisation.text': '글이 다 들어 있지 않아요. “rowan-”부터 맨 끝의 마침표까지 다시 복사해 주세요.',
  'error.organisation.proof':
    '기관의 증명이 맞지 않아서 멈췄어요. 누군가 사칭하는 것일 수 있어요. 다른 방법으로 그 기관에 물어봐 주세요.',
  'error.organisation.expired':
    '기관의 증명서 기한이 지났어요. 새로 받아 달라고 해 주세요. 이 컴퓨터의 날짜가 틀려서 그럴 수도 있어요.',
  'error.room.unknown': '이 컴퓨터에는 그 방이 없어요.',
  'error.room.full': '방이 가득 찼어요.',
  'error.room.securing': '방을 안전하게 하고 있어요. 잠시 뒤에 다시 해 주세요.',
  'error.room.paused': '방이 잠시 멈춰 있어요. 진행자만 글을 쓸 수 있어요.',
  'error.room.locked': '방이 잠겨 있어 아무도 들어올 수 없어요.',
  'error.room.closed': '방이 닫혔어요.',
  'error.notAllowed': '진행자만 할 수 있어요.',
  'error.name': '이름을 1자에서 64자까지로 적어 주세요.',
  'error.text.empty': '아직 글이 없어요.',
  'error.text.tooLong': '메시지가 너무 길어요. 나누어 보낼 수 있어요.',
  'error.rate': '한꺼번에 너무 많았어요. 잠시만 기다려 주세요.',
  'error.passphrase': '이 암호 문구로는 프로필이 열리지 않아요.',
  'error.profile.missing': '이 컴퓨터에는 보관한 프로필이 없어요.',
  'error.profile.exists': '이 컴퓨터에는 보관한 프로필이 이미 있어요.',
  'error.profile.damaged': '보관한 프로필이 손상되어 열 수 없어요. 바뀐 것은 없어요.',
  'error.profile.write':
    '보관한 프로필에 쓰지 못했어요. 공간이 부족할 수 있어요. 새 내용은 이 창에만 있어요.',
  'error.profile.newer': '더 새로운 Rowan으로 보관한 것이라 이 Rowan으로는 열 수 없어요. 바뀐 것은 없어요.',
  'error.profile.busy': '다른 Rowan에서 보관한 프로필을 열고 있어요. 먼저 그것을 닫고 다시 해 주세요.',
  'error.profile.full': '암호 문구를 더 넣을 자리가 없어요. 먼저 다른 암호 문구를 없앨 수 있어요.',
  'error.passphrase.wait':
    '맞지 않는 암호 문구 뒤에는 잠시 기다려야 다시 해 볼 수 있어요. 지워지는 것은 없어요.',
  'error.passphrase.taken': '이 암호 문구는 여기서 쓸 수 없어요. 다른 것을 골라 주세요.',
  'error.backup.damaged': 'Rowan의 백업 파일이 아니거나 손상된 파일이에요. 바뀐 것은 없어요.',
  'error.backup.passphrase': '이 암호 문구로는 백업이 열리지 않아요.',
  'error.settings.write': '설정을 이 컴퓨터에 쓰지 못했어요. Rowan을 닫을 때까지는 그대로예요.',
  'error.locked': 'Rowan이 잠겨 있어요. 먼저 프로필을 열어 주세요.',
  'error.server.address':
    '만남 지점 주소가 없거나 맞지 않는 곳이 있어요. wss:// 또는 ws://로 시작하고 이름이 와요. 뒤에 쌍점과 65535 이하의 숫자가 올 수 있어요.',
  'error.server.unreachable':
    '만남 지점 주소에서 응답이 없어요. 꺼져 있거나, 이 네트워크가 막고 있을 수 있어요. Rowan이 계속 시도해요.',
  'error.server.start': '이 컴퓨터를 만남 지점으로 쓸 수 없었어요. 다른 주소를 입력해도 돼요.',
  'error.server.network':
    '이 컴퓨터는 지금 네트워크에 연결되어 있지 않아요. Wi-Fi나 케이블이 연결되어 있는지 봐 주세요. 다시 연결되면 Rowan이 이어서 해요.',
  'error.server.name':
    '만남 지점 주소에 있는 이름을 찾을 수 없어요. 받은 주소와 한 글자씩 비교해 주세요. 이 네트워크가 막고 있을 수도 있어요.',
  'error.server.kind':
    '이 주소에서 응답은 있지만 Rowan의 만남 지점이 아니에요. 다른 곳의 주소이거나, 이 네트워크에 먼저 로그인해야 할 수 있어요.',
  'error.server.certificateTime':
    '만남 지점의 인증서 기한이 지났거나 아직 시작되지 않았어요. 이 컴퓨터의 날짜와 시각이 맞는지 봐 주세요. 맞다면 만남 지점을 운영하는 쪽에서 새로 받아야 해요.',
  'error.server.certificate':
    '만남 지점이 맞는 곳이라는 것을 보여 주지 못했어요. 인증서가 다른 이름의 것이거나, 이 컴퓨터가 모르는 곳에서 만든 것이에요. Rowan은 연결하지 않아요. 주소를 준 사람에게 물어봐 주세요.',
  'error.server.pin':
    '만남 지점이 정해 둔 것과 다른 인증서를 보여 줬어요. Rowan은 연결하지 않아요. 바꾼 적이 있는지 운영하는 쪽에 물어봐 주세요.',
  'error.server.proxy': '프록시가 응답하지 않거나 지나가지 못하게 해요. 설정에서 프록시를 봐 주세요.',
  'error.server.busy':
    '만남 지점은 있지만 지금은 새 연결을 받지 않아요. 가득 찼을 수 있어요. Rowan이 계속 시도해요.',
  'error.server.closed': '만남 지점이 닫혔거나 다시 시작하고 있어요. Rowan이 계속 시도해요.',
  'error.server.lies':
    '만남 지점이 규칙에 어긋나는 것을 보내요. Rowan은 받아들이지 않으며, 그곳에서는 아무도 당신이 쓴 것을 읽을 수 없어요. 다른 만남 지점을 쓰는 것이 좋아요. 운영하는 쪽에 알려 주어도 돼요.',
  'error.clock':
    '이 컴퓨터의 시계가 맞지 않는 것 같아요. 날짜와 시각을 맞춰 주세요. 그렇지 않으면 다른 사람을 찾지 못하거나, 초대의 시간이 지난 것처럼 보일 수 있어요.',
  'clock.ahead.minutes': '이 컴퓨터의 시계가 {count, number}분쯤 빠른 것 같아요.',
  'clock.ahead.hours': '이 컴퓨터의 시계가 {count, number}시간쯤 빠른 것 같아요.',
  'clock.ahead.days': '이 컴퓨터의 시계가 {count, number}일쯤 빠른 것 같아요.',
  'clock.behind.minutes': '이 컴퓨터의 시계가 {count, number}분쯤 느린 것 같아요.',
  'clock.behind.hours': '이 컴퓨터의 시계가 {count, number}시간쯤 느린 것 같아요.',
  'clock.behind.days': '이 컴퓨터의 시계가 {count, number}일쯤 느린 것 같아요.',
  'clock.help':
    '그렇다면 날짜와 시각을 맞춰 주세요. 그렇지 않으면 다른 사람을 찾지 못하거나, 초대의 시간이 지난 것처럼 보일 수 있어요.',
  'error.relay.token':
    '이 중계 키를 쓸 수 없어요. 빠짐없이 복사해 주세요. 첫 번째 만남 지점은 wss://로 시작해야 해요.',
  'error.relay.missing':
    '이 방은 중계 서버로만 연결하는데 아직 중계 서버가 없어요. 방을 이끄는 사람이 중계 키로 열어야 해요.',
  'error.relay.expired': '이 방의 중계 서버 사용 시간이 끝났어요. 방을 이끄는 사람이 있을 때 다시 이어져요.',
  'error.relay.refused':
    '만남 지점이 이 방에 중계 서버를 주지 않았어요. 중계 키가 틀렸거나 더 이상 쓸 수 없을 수 있어요.',
  'error.relay.denied':
    '중계 서버가 응답하지만 이 방이 받은 인증 정보를 받아들이지 않아요. Rowan은 이를 건너뛰지 않으므로 지금은 아무와도 연결할 수 없어요. 진행자에게 알려 주세요.',
  'error.relay.unreachable':
    '중계 서버에 연결할 수 없어요. Rowan은 이를 건너뛰지 않으므로 지금은 아무와도 연결할 수 없어요.',
  'error.internal': 'Rowan에서 무언가 잘되지 않았어요. 다시 해 보거나, 닫고 새로 시작할 수 있어요.',

  'main.title.notes': '메모',
  'main.title.reader': '읽기',
  'main.alreadyOpen': '{title}: 이미 여기에 열려 있어요. 그 창에서 계속할 수 있어요.',
  'main.cannotKeep':
    '이 앱의 폴더에 쓸 수 없어요. 계속할 수 있지만, 새로운 것은 이 컴퓨터에 남겨 둘 수 없어요.',
  'main.ok': '확인',
  'main.saveFile': '저장',
  'main.openFile': '열기',
  'main.fileName': '백업',
  'main.textName': '메모',
} as const satisfies Catalogue

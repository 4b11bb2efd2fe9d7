/** The most common Chinese surnames in both scripts, double ones among them; common Korean ones written in Han are the same. */
export const SURNAMES: readonly string[] = [
  ...'王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董潘袁于蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈韦韋付傅方邹鄒熊孟秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃戴莫孔向汤湯金朴裴',
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '司徒',
  '东方',
  '東方',
  '令狐',
  '皇甫',
]

/** The first syllables of most Korean names. */
export const KOREAN_SURNAMES = '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노곽성차주우구'

/** Common surnames as they are written with Latin letters, without those that are ordinary English words. */
export const WRITTEN_SURNAMES: ReadonlySet<string> = new Set(
  'kim lee park choi jeong jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong wang li zhang liu chen yang zhao huang wu zhou xu sun ma zhu hu guo lin gao luo zheng liang xie tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei lu ding ren shen yao chan wong cheung lau leung chow ng tsai hsu chang'.split(
    ' ',
  ),
)

/** Words that begin like a name or end like a school, and are neither. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  '周一 周二 周三 周四 周五 周六 周日 周末 고양이 강아지 이슬비 무지개 오로라 고슴도치 유리창 백합꽃 안개꽃 이야기 한라산 주전자 우체통 구름이 장미꽃 정원사 고구마 오징어 한여름 한겨울 오늘밤 최고 냉장고 무한대 우산이 조약돌 강바람 백조자리 石头 石頭 金鱼 金魚 金色 马儿 馬兒 高山 高兴 高興 江水 江边 江邊 向日葵 万里 萬里 龙猫 龍貓 莫名 叶子 葉子 雷雨 田野 方糖 熊猫 熊貓 石榴 黄昏 黃昏 林间 林間 梁上 任何 何必 何时 何時 丁香 毛毛 毛线 毛線 汤圆 湯圓 严冬 嚴冬 钱包 錢包 金星 白云 白雲'.split(
    ' ',
  ),
)

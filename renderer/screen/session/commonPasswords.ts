/*
 * Passwords that people in China, Taiwan and Korea are known to choose often, for the estimate of a new passphrase. Collected by hand
 * from what is common knowledge (words, names, rows of keys, digits that read as words); not taken from any leaked list.
 */

/** Pinyin, alone and with the digits that are added most. */
const PINYIN = `
  woaini woaini1314 woaini520 woaini521 woaini123 woaini1 woaini1234 woaiwojia woaimama woaibaba woaiziji
  woshishui woshini woshiwo woshitiancai wodemima wodeai wodejia wobuaini wobuzhidao woxiangni woxihuanni
  aini aini1314 aini520 ainiyiwannian ainiyouyou mima mima123 mimamima mimashi wangjile buzhidao nihao
  nihao123 nihaoma nihaoa nishiwode nishishui laopo laogong laoponihao laopowoaini laogongwoaini baobao
  baobei baobao520 baobei1314 qinaide qinai haizi mama baba mamababa wojia jia zhongguo zhongguo123
  zhonghua woaizhongguo beijing beijing2008 shanghai guangzhou shenzhen taiwan hongkong taipei xianggang
  tianxia tiantian tiantianle kuaile kuaile123 xingfu xingyun haoyun pingan pingping facai gongxi
  gongxifacai wanshiruyi yiluofa caonima nimade tamade shabi wocao hunzhang laozi xiaoqiang xiaoming
  xiaohong xiaolong xiaoyu xiaoxiao xiaobao xiaogou xiaomao xiaozhu zhuzhu maomao gougou tutu dongdong
  dingding lingling lili meimei jiejie gege didi yangyang pingguo xiangjiao xigua wangwei zhangwei liwei
  liuyang wangfang lina zhangmin lijing wangjing chenjie zhanglei liqiang wangyang zhaoyun liubei guanyu
  caocao sunwukong longfei feilong qinglong shenlong tianlong dalong a5201314 q5201314 w5201314 z123456789
  qq123456 qq5201314 qq123123 wang123 wang1234 zhang123 li123456 liu123 chen123 zxc123456 asd123456
  qwe123456 aa123456 aaa123456 abc123456 a123456 q123456 w123456 123456a 123456aa 123456abc 123456qq
  a11111 woaini5201314 taobao alipay weixin weixin123 tencent baidu baidu123 dearbook
`

/** Digits that read as words (5201314: "I love you for life"), rows of a keypad, numbers everybody knows. */
const DIGITS = `
  5201314 520131400 5201314520 52013145 1314520 13145200 1314521 5211314 520520 5205201314 521521 1314
  13141314 7758521 7758258 7758521a 147258369 147258 1472583690 741852963 963852741 159357 159753 789456
  789456123 123321 123654 123654789 321654 321654987 112233 11223344 888888 88888888 8888 666666 66666666
  168168 168888 518518 518888 5555555 1688 16888 18181818 9988 99887766 1234567890 0123456789 987654321
  9876543210 100200 100200300 10203040 111222 111222tianya 520184 584520 530530 3344520 3344521 20082008
  19491001 12301230 314159 110110 119119 10086 10010 12315 1357924680 135792468 246810 13579 2468
  147896325 1478963 0987654321
`

/** Chinese characters. */
const CHINESE = `
  我爱你 我愛你 我爱你一万年 密码 密碼 我的密码 忘记了 不知道 你好 你好吗 宝贝 寶貝 老婆 老公 妈妈 媽媽 爸爸 中国 中國 北京 上海 台湾 台灣 香港 一二三四五 一二三四五六 天天快乐
  生日快乐 恭喜发财 恭喜發財 万事如意 平安 幸福 我是谁 芝麻开门 芝麻開門 天长地久 一生一世 床前明月光 春眠不觉晓 床前明月光疑是地上霜 人生若只如初见
`

/** Korean in Latin letters, and what Korean sites see most. */
const ROMANISED = `
  saranghae saranghaeyo sarang salanghae annyeong annyong annyeonghaseyo hanguk hankuk daehanminguk korea
  korea123 corea seoul seoul123 busan gangnam oppa unnie noona hyung umma appa eomma jagiya yeobo babo
  paboya chingu haengbok hwaiting fighting minsu jihoon minjun jimin jungkook bangtan bts1234 exo1234
  blackpink twice iu1004 angel1004 1004 10041004 love1004 chunsa1004 love486 486486 8282 1004love gksrnr
  hangul hangeul gimchi kimchi ramyeon taekwondo naver naver123 kakao kakao123 samsung samsung1 hyundai
  qwer1234 qwer1234! asdf1234 asdf1234! zxcv1234 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t q1w2e3r4 q1w2e3r4! qwe123
  qwe123! a1234567 a12345678 abcd1234 abcd1234! a123456789 0000 1111 2580 7979 9797 01012345678
`

/** Korean words as they come out of a Latin keyboard (dkssud is what 안녕 is typed with). */
const TYPED = `
  dkssud dkssudgktpdy tkfkd tkfkdgo tkfkdgody tkfkdgkqslek qlalfqjsgh qlalf dkagh eogksalsrnr gksrnr tjdnf
  qntks dnfl dnflwlq dnflrkwhr djaak dkQk djajsl dkqjwl rkwhr clsrn gkrry tjstodsla godqhr godqhrgo goddns
  gmlakd gksmf qkek qkfka rnfma skan rkddkwl rhdiddl xhRl ghfkddl tkrhk Ekfrl tnqkr rlacl fkaus clzls zjvl
  zjavbxj dlsxjspt rpdla cnrrn dirn dmadkr shfo cjstk rhdwn dhkdwk qkqh ajdcjddl aldksgo rhakdnj
  rkatkgkqslek qhrhtlvdj skdmltkfkd sotkfkd duqh wkrldi rnlduaenddl dlQmsdl dPQmsdl alstn wlgns alswns
  tjdus wldms tnwls dudgml cjftn dmswl gusdn wlals wjdrnr qkdxksthsuseks dkdldb duffufkckaRo ghkdlxld
  vkdlxld anwlro qhaskf rudnf dufma rkdmf qufqlc ekfqlc gottkf Rhcrlf ehRoql ghdrlfehd
  ehdgoanfrhkqorentksdl rkskekfk rkskekfkakqktk gkskenftpt fhrmdls rhksflwk xptmxm spdlqj zkzkdh zkzkdhxhr
  tkatjd
`

/** Hangul. */
const HANGUL = `
  사랑해 안녕하세요 비밀번호 대한민국 우리집 엄마 아빠 강아지 고양이 행복
`

const wordsOf = (text: string) => text.trim().split(/\s+/)

/** All of them in the lower case that the estimate looks for, the most usual of each kind first. */
export const commonPasswords: readonly string[] = [
  ...new Set(
    [PINYIN, DIGITS, TYPED, ROMANISED, CHINESE, HANGUL].flatMap(wordsOf).map(word => word.toLowerCase()),
  ),
]

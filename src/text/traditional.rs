//! Traditional characters as simplified ones, so that every reader knows both.
//!
//! The table holds what the readers' and the base pack's words need, not the whole script: a character that no
//! word has is left as it is. A variant that only looks for the same word (帐 for 账) counts too.

use std::sync::LazyLock;

/// Pairs: a traditional character or a variant, and what it is read as.
const PAIRS: &str = "\
     丟丢並并乾干亂乱亞亚仝同佔占併并來来侷局係系俬私倆俩個个們们側侧備备傢家傳传傷伤傾倾僅仅價价億亿儘尽償偿優优儲储兇凶兌兑兒儿內内兩两凍冻別别刪删則则剛刚創创劃划 \
     動动務务勝胜勞劳勸劝區区協协卻却卽即厤历厭厌叄叁員员唄呗唸念問问啓启啞哑啟启喫吃單单喲哟嗎吗噁恶噹当嚇吓嚐尝嚮向嚴严囘回國国圍围園园圖图團团埰采執执堅坚報报場场 \
     塊块塗涂墰坛壇坛壜坛夠够妳你婦妇媽妈孫孙學学寀采實实審审寫写寬宽將将專专對对導导屆届屬属嵗岁帐账師师帳账帶带幫帮幹干幾几廈厦廠厂廢废廣广廳厅張张強强彆别彔录後后 \
     徑径從从復复徵征惡恶愛爱態态慣惯慮虑慶庆慼戚憑凭憶忆應应懷怀戲戏戶户捨舍掛挂採采揚扬換换損损搖摇搶抢摺折撐撑撥拨撫抚擁拥擇择擊击擔担據据擬拟擱搁擾扰攏拢攔拦攜携 \
     攤摊攪搅敎教敗败數数斷断於于昇升時时晝昼暢畅暫暂曆历曉晓曏向書书會会朮术東东査查條条棟栋業业極极榦干構构樓楼標标樣样樹树機机檔档檢检檯台櫃柜欄栏權权歲岁歷历歸归 \
     殘残殺杀氣气決决沒没沖冲況况洩泄淩凌減减測测湯汤準准溝沟滯滞滿满漲涨潑泼為为無无煩烦熱热燈灯營营爭争爲为爺爷牠它狀状猶犹獨独獲获現现環环產产産产畢毕異异當当疊叠 \
     瘋疯瘓痪癡痴癥症癱瘫發发盜盗盡尽監监眞真眾众瞞瞒確确碼码祇只禮礼種种稱称穀谷積积穩稳穫获筆笔箇个節节範范簡简簽签籤签糰团糾纠紀纪約约紅红納纳級级細细終终組组結结 \
     絕绝絡络給给統统絶绝綁绑綑捆經经綠绿綫线維维網网緊紧緑绿緒绪線线緣缘編编緩缓緻致縣县縴纤總总繫系繳缴繼继續续纍累纏缠纔才纖纤纜缆罈坛罎坛罵骂羅罗羣群義义習习聯联 \
     聲声職职聽听聾聋脅胁脩修腦脑腫肿臟脏臥卧臨临臺台與与興兴舉举舊旧萬万著着蒐搜蓆席蓋盖處处虛虚號号蟄蛰蠻蛮衆众術术衕同衚胡衝冲衹只裏里補补裝装裡里製制複复覆复覈核 \
     見见規规視视親亲覺觉觀观觸触訂订計计討讨託托記记訛讹訟讼訪访設设許许訴诉診诊註注証证詐诈評评詞词詢询試试話话該该詳详誇夸誌志認认誘诱語语誤误說说説说誰谁調调談谈 \
     諉诿請请諒谅論论諮咨諾诺講讲謝谢證证識识譟噪議议護护讀读變变讓让讚赞貓猫負负財财貨货貪贪責责貳贰貶贬費费資资賠赔賣卖質质賬账賴赖購购贈赠贊赞趕赶踰逾蹤踪車车較较 \
     載载輓挽輕轻輸输轉转轟轰辦办農农迴回這这連连週周進进遊游運运過过達达違违遠远適适遲迟選选遺遗還还邊边郵邮鄉乡鄰邻醫医釋释釦扣鈡钟鉅巨銀银銷销錄录錢钱錯错録录錶表 \
     鍵键鍾钟鎖锁鎭镇鎮镇鏈链鐘钟鐵铁鑑鉴鑒鉴長长門门閉闭開开閑闲閒闲間间閤合關关陞升陣阵陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐隻只雙双離离難难電电靚靓靜静響响頁页 \
     頂顶項项順顺須须預预領领頭头頻频題题額额顏颜顔颜願愿類类顧顾顯显風风颱台飽饱餘余餬糊饋馈馬马駐驻駕驾駡骂騙骗騰腾騷骚驗验驚惊驟骤髒脏體体髮发鬍胡鬚须鬧闹鬱郁麪面 \
     麫面麵面麼么麽么黃黄點点黨党齡龄齣出";

/// The first ideograph: no character of the table stands before it.
const FIRST: u32 = 0x4e00;

/// What each ideograph from [`FIRST`] on is read as; 0 where it stays.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut chars = PAIRS.chars().filter(|c| !c.is_whitespace());
    let mut pairs = Vec::new();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        pairs.push((from, to));
    }
    pairs.sort_unstable();
    let mut table = Vec::new();
    for (from, to) in pairs {
        if let (Some(at), Ok(to)) = (place(from), u16::try_from(u32::from(to))) {
            // In order, so that each goes to the end.
            table.resize(at, 0);
            table.push(to);
        }
    }
    table
});

fn place(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()
}

/// The simplified form of a character of the table; every other character as it is.
#[must_use]
pub(super) fn simplified(c: char) -> char {
    let to = place(c).and_then(|at| TABLE.get(at).copied());
    to.filter(|to| *to != 0).and_then(|to| char::from_u32(to.into())).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_found_and_ends_in_itself() {
        let chars: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(chars.len() > 800);
        let mut firsts = std::collections::BTreeSet::new();
        for pair in chars.chunks(2) {
            let [from, to] = pair else { panic!("{pair:?} is no pair") };
            assert_eq!(simplified(*from), *to);
            assert_eq!(
                simplified(*to),
                *to,
                "{from}{to}: read as something that is read as something else"
            );
            assert!(firsts.insert(*from), "{from} stands twice in the table");
        }
    }

    #[test]
    fn other_characters_stay() {
        for c in ['a', '。', '小', '龘', '\u{20000}', '\u{9fff}', '\u{4e00}'] {
            assert_eq!(simplified(c), c);
        }
    }
}

//! A tally as one page: no script, no other file, everything that comes from tickets escaped.

use std::fmt::Write as _;

use super::{Difference, RuleTally, Sample, Tally};

/// A pack with what came of it.
pub struct Side<'a> {
    /// Name and version.
    pub pack: &'a str,
    /// What came of it.
    pub tally: &'a Tally,
}

/// The page for one pack, or for two side by side with the tickets to which they say different things.
#[must_use]
pub fn page(sides: &[Side], differences: &[Difference], source: &str) -> String {
    let mut out = String::from(HEAD);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<h1>话术包回放报告</h1><p class=dim>{} · {}</p>",
        escape(source),
        sides.iter().map(|side| escape(side.pack)).collect::<Vec<_>>().join(" 对比 ")
    );
    summary(&mut out, sides);
    rules(&mut out, sides);
    if sides.len() > 1 {
        different(&mut out, differences);
    }
    stages(&mut out, sides);
    unknown(&mut out, sides);
    out.push_str("</main>\n");
    out
}

fn summary(out: &mut String, sides: &[Side]) {
    for side in sides {
        let tally = side.tally;
        if sides.len() > 1 {
            let _ = write!(out, "<h2>{}</h2>", escape(side.pack));
        }
        out.push_str("<div class=cards>");
        let mut card = |value: usize, label: &str, of: usize| {
            let share = if of == 0 {
                String::new()
            } else {
                format!("<small>{}</small>", percent(value, of))
            };
            let _ = write!(out, "<div class=card><b>{value}</b>{share}<span>{label}</span></div>");
        };
        card(tally.tickets, "工单", 0);
        card(tally.flagged, "有提示", tally.tickets);
        card(tally.held, "会拦下保存", tally.tickets);
        for (kind, label) in
            [("deadline", "明确承诺"), ("vague", "含糊承诺"), ("event", "等事件的承诺")]
        {
            card(tally.promises.get(kind).copied().unwrap_or(0), label, 0);
        }
        out.push_str("</div>");
    }
}

/// One line a rule, the most frequent first.
fn rules(out: &mut String, sides: &[Side]) {
    let mut ids: Vec<&String> = sides.iter().flat_map(|side| side.tally.rules.keys()).collect();
    ids.sort();
    ids.dedup();
    let count = |side: &Side, id: &str| side.tally.rules.get(id).map_or(0, |rule| rule.tickets);
    let most = |id: &&String| sides.iter().map(|side| count(side, id)).max().unwrap_or(0);
    ids.sort_by_key(|id| std::cmp::Reverse(most(id)));
    let top = ids.first().map_or(1, most).max(1);
    out.push_str("<h2>规则</h2><table><tr><th>规则<th>级别");
    out.push_str(if sides.len() > 1 {
        "<th class=n>前<th class=n>后<th class=n>差"
    } else {
        "<th class=n>工单"
    });
    out.push_str("<th class=wide>占比<th class=n>次数</tr>");
    for id in ids {
        let Some(rule) = sides.iter().rev().find_map(|side| side.tally.rules.get(id)) else {
            continue;
        };
        let counts: Vec<usize> = sides.iter().map(|side| count(side, id)).collect();
        let _ = write!(
            out,
            "<tr><td>{}<td>{}",
            cell(id, rule, sides),
            match rule.level {
                "block" => "拦下",
                "reason" => "要理由",
                _ => "提示",
            }
        );
        for count in &counts {
            let _ = write!(out, "<td class=n>{count}");
        }
        if let [before, after] = counts.as_slice() {
            let sign = if after > before { "+" } else { "" };
            let _ = write!(
                out,
                "<td class=n>{sign}{}",
                i64::try_from(*after).unwrap_or(0) - i64::try_from(*before).unwrap_or(0)
            );
        }
        out.push_str("<td>");
        for (side, count) in sides.iter().zip(&counts) {
            let _ = write!(
                out,
                "<svg viewBox='0 0 100 6' role=img aria-label='{0}'><rect width='{1}' height=6 rx=1></rect></svg>",
                percent(*count, side.tally.tickets),
                count * 100 / top,
            );
        }
        let findings =
            sides.last().and_then(|side| side.tally.rules.get(id)).map_or(0, |r| r.findings);
        let _ = write!(out, "<td class=n>{findings}</tr>");
    }
    out.push_str("</table>");
}

/// A rule's name, its reason and its samples.
fn cell(id: &str, rule: &RuleTally, sides: &[Side]) -> String {
    let samples: Vec<&Sample> = sides
        .iter()
        .rev()
        .filter_map(|side| side.tally.rules.get(id))
        .find(|r| !r.samples.is_empty())
        .map_or_else(Vec::new, |r| r.samples.iter().collect());
    let mut out = format!("<code>{}</code><div class=dim>{}</div>", escape(id), escape(&rule.why));
    if !samples.is_empty() {
        out.push_str("<details><summary>例子</summary><ul>");
        for sample in samples {
            let [before, words, behind] = &sample.text;
            let _ = write!(
                out,
                "<li>第 {} 张：{}<br><span class=dim>{}</span> {}<mark>{}</mark>{}",
                sample.ticket,
                escape(&sample.message),
                escape(&sample.field),
                escape(before),
                escape(words),
                escape(behind),
            );
        }
        out.push_str("</ul></details>");
    }
    out
}

fn different(out: &mut String, differences: &[Difference]) {
    let _ = write!(out, "<h2>结果不同的工单</h2><p>{} 张", differences.len());
    if differences.len() > super::DIFFERENT {
        let _ = write!(out, "，列出前 {} 张", super::DIFFERENT);
    }
    out.push_str("</p><table><tr><th class=n>第几张<th>前一个包<th>后一个包</tr>");
    for difference in differences.iter().take(super::DIFFERENT) {
        let _ = write!(out, "<tr><td class=n>{}", difference.ticket);
        let [first, second] = &difference.outcomes;
        for (own, other) in [(first, second), (second, first)] {
            out.push_str(if own.held { "<td>拦下" } else { "<td>放行" });
            for rule in &own.rules {
                let only = !other.rules.contains(rule);
                let _ = write!(
                    out,
                    " <code class={}>{}</code>",
                    if only { "only" } else { "both" },
                    escape(rule)
                );
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

fn stages(out: &mut String, sides: &[Side]) {
    out.push_str("<h2>阶段</h2><table><tr><th>阶段<th class=n>工单</tr>");
    for (stage, count) in sides.last().map(|side| &side.tally.stages).into_iter().flatten() {
        let _ = write!(out, "<tr><td><code>{}</code><td class=n>{count}</tr>", escape(stage));
    }
    out.push_str("</table>");
}

fn unknown(out: &mut String, sides: &[Side]) {
    let Some(side) = sides.last().filter(|side| !side.tally.unknown.is_empty()) else { return };
    out.push_str("<h2>没有认出的字段</h2><p class=dim>在话术包的字段里给它们加上 labels，才会被读到。</p><ul>");
    let mut names: Vec<(&String, &usize)> = side.tally.unknown.iter().collect();
    names.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (name, count) in names.into_iter().take(40) {
        let _ = write!(out, "<li>{} <small>{count}</small>", escape(name));
    }
    out.push_str("</ul>");
}

fn percent(part: usize, of: usize) -> String {
    let tenths = part.saturating_mul(1000).checked_div(of).unwrap_or(0);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

const HEAD: &str = "<!doctype html>
<html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'>
<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">
<title>话术包回放报告</title>
<style>
:root { color-scheme: light dark; --line: #dfe4ea; --dim: #566173; --bar: #0f5fd7; --mark: #fff1c2; --card: #f5f7fa }
@media (prefers-color-scheme: dark) { :root { --line: #333c49; --dim: #a9b4c3; --bar: #8ab4ff; --mark: #4a3a12; --card: #20262f } }
body { font: 14px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; margin: 0 }
main { max-width: 1080px; margin: 0 auto; padding: 24px }
h1 { font-size: 22px; margin: 0 } h2 { font-size: 16px; margin: 32px 0 8px }
table { border-collapse: collapse; width: 100% } th, td { text-align: start; vertical-align: top; padding: 8px; border-bottom: 1px solid var(--line) }
th { font-weight: 600; color: var(--dim) } .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap } .wide { width: 200px }
.dim, small { color: var(--dim) } svg { display: block; width: 100%; height: 12px; margin: 4px 0 } rect { fill: var(--bar) } svg + svg rect { opacity: .6 }
.cards { display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; margin: 16px 0 } .card { background: var(--card); border-radius: 8px; padding: 12px }
.card b { font-size: 22px; margin-inline-end: 8px } .card span { display: block; color: var(--dim) }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 2px } code { font-size: 13px } .only { font-weight: 700; text-decoration: underline }
details ul { margin: 4px 0; padding-inline-start: 20px } summary { cursor: pointer; color: var(--bar) }
</style><main>
";

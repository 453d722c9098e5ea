//! The figures of a report: charts and tables.

use super::Report;
use super::charts;
use super::html::Html;
use super::names::{percent, region, share};
use crate::model::PersonId;
use crate::stats::{Group, What};
use crate::words::english::{number, plural};

impl Report<'_> {
    pub(super) fn overview(&self, page: &mut Html) {
        page.section("overview", "In short");
        page.facts(&self.facts());
        page.end_section();
    }

    pub(super) fn scores(&self, page: &mut Html) {
        let scores = &self.figures.scores;
        let Some(mean) = scores.mean() else { return };
        page.section("scores", "Scores of the matches");
        page.paragraph("", "A score says how far a pair is as the rules of the round would like it: 1000 is perfect in every respect. Of three people it is that of the poorest pair among them.");
        let name = |at: usize| match at {
            9 => "900 to 1000".to_owned(),
            at => format!("{} to {}", at * 100, at * 100 + 99),
        };
        let columns = scores.by_hundred.iter().enumerate();
        let columns = columns.map(|(at, count)| ((at * 100).to_string(), u64::from(*count)));
        let says = format!(
            "Columns: how many matches have which score. {}, {mean} on average; the table below has every number.",
            plural(u64::from(scores.count), "match", "matches"),
        );
        page.raw(&charts::columns(&says, &columns.collect::<Vec<_>>()));
        page.table("Matches by score", &["Score", "Matches"]);
        for (at, count) in scores.by_hundred.iter().enumerate() {
            page.row(&name(at), &[count.to_string()]);
        }
        page.end_table();
        page.end_section();
    }

    pub(super) fn stability(&self, page: &mut Html) {
        page.section("stability", "Stability");
        match self.figures.stability {
            Some(found) => {
                let than = match self.round.has_several() {
                    true => "with the poorest of their partners, or have a place left",
                    false => "with the partners whom they have",
                };
                page.paragraph("", &format!(
                    "Of {} that the rules allow, {} would rather be together than {than}: by their own wishes first, then by the score. {} in one of them. The fewer, the more stable; none at all may not be possible, and matching looks for everybody's good rather than for this.",
                    plural(found.eligible, "pair", "pairs"),
                    number(found.blocking),
                    match found.people {
                        1 => "1 person is".to_owned(),
                        people => format!("{} people are", number(u64::from(people))),
                    },
                ));
            }
            None if !self.round.teams.is_empty() => page.paragraph(
                "",
                "Not counted: some are a team, and nobody of a team changes partners alone.",
            ),
            None => page.paragraph(
                "",
                "Not counted: there are too many people to look at every pair in a build.",
            ),
        }
        page.end_section();
    }

    pub(super) fn group(&self, page: &mut Html, group: &Group) {
        let names = self.names();
        let title = names.what(group.what);
        page.section(&id(group.what), &title);
        let overlaps = matches!(group.what, What::Language | What::Interest);
        if overlaps {
            page.paragraph("small", "One person may have several.");
        }
        let most = group.rows.iter().map(|row| row.people).max().unwrap_or(0);
        let caption = format!("People, partners, scores and wishes: {title}");
        let heads = [
            &*title,
            "People",
            "With a partner",
            "Mean score",
            "Wishes met",
        ];
        page.table(&caption, &heads);
        for row in &group.rows {
            let people = charts::bar(u64::from(row.people), u64::from(most));
            let mean = row.mean().map_or_else(|| "none".to_owned(), number);
            page.row(
                &names.value(group.what, &row.value),
                &[
                    format!("{people}{}", number(u64::from(row.people))),
                    share(row.matched, row.people),
                    mean,
                    share(row.wishes.met, row.wishes.asked),
                ],
            );
        }
        page.end_table();
        page.end_section();
    }

    pub(super) fn flows(&self, page: &mut Html) {
        let flows = &self.figures.flows;
        let all: u64 = flows.iter().map(|flow| u64::from(flow.pairs)).sum();
        if all == 0 {
            return;
        }
        let mut parts: Vec<_> = flows.iter().flat_map(|flow| flow.between).collect();
        parts.sort();
        parts.dedup();
        page.section("flows", "Between the parts of the world");
        let inside = flows
            .iter()
            .filter(|flow| flow.between[0] == flow.between[1]);
        let inside: u64 = inside.map(|flow| u64::from(flow.pairs)).sum();
        page.paragraph(
            "",
            &format!(
                "{} of {} reach from one part of the world to another ({}).",
                number(all - inside),
                plural(all, "pair", "pairs"),
                percent(all - inside, all),
            ),
        );
        let heads: Vec<&str> = std::iter::once("Pairs")
            .chain(parts.iter().map(|part| region(*part)))
            .collect();
        page.table("Pairs between the parts of the world", &heads);
        let most = flows.iter().map(|flow| u64::from(flow.pairs)).max();
        for row in &parts {
            let cells = parts.iter().map(|column| {
                let wanted = [*row.min(column), *row.max(column)];
                let found = flows.iter().find(|flow| flow.between == wanted);
                let pairs = found.map_or(0, |flow| u64::from(flow.pairs));
                format!("{}{pairs}", charts::bar(pairs, most.unwrap_or(0)))
            });
            page.row(region(*row), &cells.collect::<Vec<_>>());
        }
        page.end_table();
        page.end_section();
    }

    pub(super) fn luck(&self, page: &mut Html) {
        let luck = &self.figures.luck;
        let again: u32 = luck.again.iter().sum();
        if luck.rounds.len() < 2 && luck.waited[0] == 0 {
            return;
        }
        page.section("luck", "Luck over the rounds");
        if again > 0 {
            let [better, same, worse] = luck.again;
            page.paragraph("", &format!(
                "Of {} who had a partner in an earlier round too, {better} got a match with a better score than their last one, {same} with the same and {worse} with a poorer one. Scores are reckoned by the profiles and the policy of each round.",
                plural(u64::from(again), "person", "people"),
            ));
        }
        if luck.waited[0] > 0 {
            page.paragraph(
                "",
                &format!(
                    "Left over last time and here again: {}; of these {} had a partner.",
                    luck.waited[0], luck.waited[1],
                ),
            );
        }
        if !luck.twice_low.is_empty() {
            let ids: Vec<&str> = luck.twice_low.iter().map(PersonId::as_str).collect();
            page.paragraph("", &format!(
                "Among the poorest quarter both times: {}. `luck` in the policy gives them more next time.",
                ids.join(", ")
            ));
        }
        let columns = luck
            .rounds
            .iter()
            .map(|round| (round.round.to_string(), round.mean));
        let says = "Columns: the mean score of the matches of each round; the table below has every number.";
        page.raw(&charts::columns(says, &columns.collect::<Vec<_>>()));
        let heads = [
            "Round",
            "With a partner",
            "Mean score",
            "Three quarters reach",
        ];
        page.table("Scores by round", &heads);
        for round in &luck.rounds {
            let cells = [
                round.people.to_string(),
                round.mean.to_string(),
                round.quarter.to_string(),
            ];
            page.row(&round.round.to_string(), &cells);
        }
        page.end_table();
        page.end_section();
    }
}

fn id(what: What) -> String {
    match what {
        What::Country => "by-country".to_owned(),
        What::Region => "by-region".to_owned(),
        What::Language => "by-language".to_owned(),
        What::Sector => "by-sector".to_owned(),
        What::CareerStage => "by-career-stage".to_owned(),
        What::Interest => "by-interest".to_owned(),
        What::Own(id) => format!("own-{}", id.key().replace('_', "-")),
    }
}

//! What leads where: the graph's answers against a search that tries everything, on small programs made by chance.

mod later;
mod program;
mod search;

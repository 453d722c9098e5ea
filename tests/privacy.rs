//! Private data stay private: canaries in every private field, and leaks that somebody planted.

mod canaries;
mod corpus;
mod exceptions;
mod fields;
mod leaks;

/// A program that is whole but for its people.
const FRAME: &[(&str, &str)] = &[
    (
        "fortnight.toml",
        "title = \"Across\"\nbase_url = \"https://across.example.org/\"\ntheme = \"own\"\npeople_in_git = true\n\
         [organiser]\nname = \"Ines\"\nemail = \"hello@across.example.org\"\n",
    ),
    ("themes/own/theme.toml", "format = 1\nname = \"Own\"\n"),
    (
        "content/topics/spaces.md",
        "+++\ntitle = \"Spaces\"\nsummary = \"Rooms.\"\ndate = 2026-02-01\n+++\nRooms.\n",
    ),
    (
        "content/pages/about.md",
        "+++\ntitle = \"About\"\n+++\nIt is like this.\n",
    ),
    (
        "content/posts/news.md",
        "+++\ntitle = \"News\"\nsummary = \"New.\"\ndate = 2026-02-01\nauthors = [\"Grace Adeyemi\"]\n+++\nNew [about us](../pages/about.md).\n",
    ),
    (
        "data/organisers.yaml",
        "- { id: hope-tan, name: Hope Tan, email: hope@example.org, about: She reads all that is sent to her every single morning }\n",
    ),
    (
        "data/rounds/2026a.yaml",
        "title: March 2026\nsign_up: { opens: 2026-01-05, closes: 2026-02-15 }\nstarts: 2026-03-02\nends: 2026-12-21\n\
         topics: [spaces]\n",
    ),
    (
        "data/rounds/2026b.yaml",
        "title: October 2026\nsign_up: { opens: 2026-07-20, closes: 2026-08-31 }\nstarts: 2026-10-05\nends: 2027-01-17\n\
         topics: [spaces]\n",
    ),
];

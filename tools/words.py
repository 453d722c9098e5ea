#!/usr/bin/env python3
"""Writes `src/words/<language>/cldr.txt`: how a language writes dates, numbers and lists, and what it calls countries and languages.

    mkdir data && cd data
    npm pack cldr-core cldr-dates-full cldr-localenames-full cldr-misc-full cldr-numbers-full   # unpack each into a folder of its name
    python3 tools/words.py data

Every folder of `src/words` gets its file: a new language begins with an empty folder. Run it by hand when CLDR has a new
release; a build never does.
"""

import json
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1])
ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/words"
MODEL = ROOT / "src/model"

# Where a language's forms are taken from, if not from the language as such: our English is that of the world, not of one country.
FORMS = {"en": "en-GB"}

# What we write otherwise than CLDR.
OWN = {
    "en": {"month.short": "Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec", "date.full": "EEEE d MMMM y"},
}

# Short names that are no abbreviations.
SHORT = ["HK", "MO", "PS"]

# What CLDR does not name.
OWN_NAMES = {
    "es": {
        "aeb": "árabe tunecino", "arq": "árabe argelino", "ary": "árabe marroquí", "arz": "árabe egipcio",
        "ase": "lengua de señas americana", "bar": "bávaro", "bfi": "lengua de señas británica", "cmn": "chino mandarín",
        "ext": "extremeño", "frp": "francoprovenzal", "fsl": "lengua de señas francesa", "gsg": "lengua de señas alemana",
        "ise": "lengua de señas italiana", "jam": "criollo jamaicano", "kek": "quekchí", "kmr": "kurdo kurmanyi",
        "lzh": "chino literario", "nah": "náhuatl", "pcd": "picardo", "pdc": "alemán de Pensilvania", "pfl": "palatino",
        "pms": "piamontés", "qug": "quichua de Chimborazo", "rif": "rifeño", "sly": "lengua de señas selayar",
        "szl": "silesio", "vep": "vepsio", "vls": "flamenco occidental", "xmf": "mingreliano", "zea": "zelandés",
    },
}

# The model has the English names, for messages on the terminal.
WITHOUT_NAMES = ["en"]


def load(package, locale, what):
    path = SOURCE / package / "main" / locale / f"{what}.json"
    return json.loads(path.read_text())["main"][locale]


def together(pattern):
    """A day stays on one line with what follows it."""
    return re.sub(r"\bd ", "d\u00a0", pattern)


def forms(language):
    locale = FORMS.get(language, language)
    calendar = load("cldr-dates-full", locale, "ca-gregorian")["dates"]["calendars"]["gregorian"]
    available = calendar["dateTimeFormats"]["availableFormats"]
    months, days = calendar["months"]["format"], calendar["days"]["format"]["wide"]
    numbers = load("cldr-numbers-full", locale, "numbers")["numbers"]
    lists = load("cldr-misc-full", locale, "listPatterns")["listPatterns"]
    names = load("cldr-localenames-full", locale, "localeDisplayNames")["localeDisplayNames"]["localeDisplayPattern"]
    rows = {
        "date.long": calendar["dateFormats"]["long"], "date.short": available["MMMd"],
        "date.day-month": available["MMMMd"], "date.month": available["yMMMM"], "date.full": calendar["dateFormats"]["full"],
        "month": ";".join(months["wide"][str(month)] for month in range(1, 13)),
        "month.short": ";".join(months["abbreviated"][str(month)] for month in range(1, 13)),
        "weekday": ";".join(days[day] for day in "mon tue wed thu fri sat sun".split()),
        "number.group": numbers["symbols-numberSystem-latn"]["group"], "number.least": numbers["minimumGroupingDigits"],
    }
    for kind in "and", "or":
        pattern = lists["listPattern-type-" + ("standard" if kind == "and" else "or")]
        for part in "start", "middle", "end", "2":
            rows[f"list.{kind}.{part}"] = pattern[part]
    rows["name.details"], rows["name.separator"] = names["localePattern"], names["localeSeparator"]
    rows.update(OWN.get(language, {}))
    return [(key, together(text) if key.startswith("date.") else text) for key, text in rows.items()]


def names(language):
    display = lambda what: dict(load("cldr-localenames-full", language, what)["localeDisplayNames"][what])
    countries, languages, scripts = display("territories"), display("languages"), display("scripts")
    languages = OWN_NAMES.get(language, {}) | languages
    table = (MODEL / "language_table.rs").read_text()
    own, written, areas = [dict(re.findall(r'\("(\w+)", "([^"]+)"\)', part)) for part in re.split("SCRIPTS|AREAS", table)]
    codes = re.findall(r'\("([A-Z]{2})", "', (MODEL / "country_table.rs").read_text())
    rows = [("country." + code, countries[code + "-alt-short" * (code in SHORT)]) for code in codes]
    rows += [("language." + tag, languages[tag]) for tag in own if languages.get(tag, tag) != tag]
    rows += [("script." + code, scripts[code]) for code in written if code in scripts]
    rows += [("area." + code, countries[code]) for code in areas if code in countries]
    missing = [tag for tag in own if tag not in languages]
    print(language, len(rows), "names;", "none for", " ".join(missing))
    return rows


version = json.loads((SOURCE / "cldr-core/package.json").read_text())["version"]
for folder in sorted(path for path in TARGET.iterdir() if path.is_dir()):
    language = folder.name
    rows = forms(language) + ([] if language in WITHOUT_NAMES else names(language))
    head = f"# Unicode CLDR {version}, by tools/words.py; Unicode License v3, see LICENSE\n"
    (folder / "cldr.txt").write_text(head + "".join(f"{key}\t{text}\n" for key, text in rows))

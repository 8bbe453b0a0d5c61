"""Writes the code lists that Baton takes from others into Sources/CaseFile/Codes.

    pip install airportsdata phonenumbers pycountry
    python3 Protocol/code-lists/generate.py

Origin and licence: README.md beside this file.
"""

import importlib.metadata
import pathlib

import airportsdata
import phonenumbers
import pycountry

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Sources/CaseFile/Codes"
FIRST = "// Written by Protocol/code-lists/generate.py; not to be edited by hand.\n\n"

AIRPORTS = '''/// The airports that have an IATA code, as the linker puts them beside the program: nothing is read or built before
/// somebody asks, and then only the lines that are looked at.
///
/// - Note: Source: airportsdata {version}, MIT, Copyright (c) 2020- Mike Borsetti, with data of
///   github.com/mwgg/Airports, Copyright (c) 2014 mwgg; Protocol/code-lists/README.md.
enum AirportTable {{
  /// Time zones of the IANA database, one a line.
  static let zones: StaticString = """
{zones}
    """

  /// One airport a line, in the order of its code: IATA code, country (ISO 3166-1 alpha-3), number of the line in
  /// `zones` (three digits, from 000), city; the airport's own name where no city is known.
  static let airports: StaticString = """
{airports}
    """
}}
'''

PREFIXES = '''/// Country calling codes of ITU-T E.164.
///
/// - Note: Source: phonenumbers {version} (Apache-2.0), after Google's libphonenumber; Protocol/code-lists/README.md.
enum PhonePrefixTable {{
  /// One code a line, then the countries that have it (ISO 3166-1 alpha-3); none for numbers of no country.
  static let prefixes: StaticString = """
{lines}
    """
}}
'''

SCRIPTS = '''/// Codes of ISO 15924.
///
/// - Note: Source: the registration authority's list, by way of pycountry {version}; Protocol/code-lists/README.md.
enum ScriptTable {{
  /// One script a line: its code, and its name in English.
  static let scripts: StaticString = """
{lines}
    """
}}
'''


def country(alpha2: str) -> str:
    """ISO 3166-1 alpha-3; Kosovo is in no part of ISO 3166 and has the code that travel documents use; Ascension and
    Tristan da Cunha are of Saint Helena."""
    special = {"XK": "XKX", "AC": "SHN", "TA": "SHN"}
    return special.get(alpha2) or pycountry.countries.get(alpha_2=alpha2).alpha_3


def text(lines: list[str]) -> str:
    assert not any("\\" in line or '"' in line or "\n" in line for line in lines)
    return "\n".join(f"    {line}" for line in lines)


def write(name: str, form: str, package: str, **lines: list[str]) -> None:
    """One file, with the version of the package that its lines come from."""
    parts = {key: text(value) for key, value in lines.items()}
    whole = FIRST + form.format(version=importlib.metadata.version(package), **parts)
    (FOLDER / f"{name}.swift").write_text(whole, encoding="utf-8")


def airports() -> None:
    all_airports = airportsdata.load("IATA")
    zones = sorted({airport["tz"] for airport in all_airports.values()})
    lines = []
    for code, airport in sorted(all_airports.items()):
        assert len(code) == 3 and code.isascii() and code.isupper() and code.isalpha(), code
        place = " ".join((airport["city"] or airport["name"]).split())
        lines.append(f"{code}{country(airport['country'])}{zones.index(airport['tz']):03}{place}")
    write("AirportTable", AIRPORTS, "airportsdata", zones=zones, airports=lines)


def prefixes() -> None:
    lines = []
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items(), key=lambda item: str(item[0])):
        countries = sorted({country(region) for region in regions if region != "001"})
        lines.append(" ".join([str(code), *countries]))
    write("PhonePrefixTable", PREFIXES, "phonenumbers", lines=lines)


def scripts() -> None:
    lines = sorted(f"{script.alpha_4} {script.name}" for script in pycountry.scripts)
    write("ScriptTable", SCRIPTS, "pycountry", lines=lines)


if __name__ == "__main__":
    airports()
    prefixes()
    scripts()

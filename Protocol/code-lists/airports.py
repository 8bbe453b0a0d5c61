"""Writes Sources/CaseFile/Codes/AirportTable.swift: every airport with an IATA code, its country, time zone and city.

    pip install airportsdata pycountry
    python3 Protocol/code-lists/airports.py

Origin and licence: README.md beside this file.
"""

import importlib.metadata
import pathlib

import airportsdata
import pycountry

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/CaseFile/Codes/AirportTable.swift"

HEAD = '''// Written by Protocol/code-lists/airports.py; not to be edited by hand.

/// The airports that have an IATA code, as the linker puts them beside the program: nothing is read or built before
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


def country(alpha2: str) -> str:
    """ISO 3166-1 alpha-3; Kosovo is in no part of ISO 3166 and has the code that travel documents use (ICAO 9303)."""
    return "XKX" if alpha2 == "XK" else pycountry.countries.get(alpha_2=alpha2).alpha_3


def text(lines: list[str]) -> str:
    assert not any("\\" in line or '"' in line or "\n" in line for line in lines)
    return "\n".join(f"    {line}" for line in lines)


def main() -> None:
    airports = airportsdata.load("IATA")
    zones = sorted({airport["tz"] for airport in airports.values()})
    lines = []
    for code, airport in sorted(airports.items()):
        assert len(code) == 3 and code.isascii() and code.isupper() and code.isalpha(), code
        place = " ".join((airport["city"] or airport["name"]).split())
        lines.append(f"{code}{country(airport['country'])}{zones.index(airport['tz']):03}{place}")
    version = importlib.metadata.version("airportsdata")
    TARGET.write_text(HEAD.format(version=version, zones=text(zones), airports=text(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes Sources/CaseFile/Codes/CountryTable.swift: every country of ISO 3166-1 with its names in the languages people write in.

    pip install Babel pycountry
    python3 Protocol/code-lists/countries.py

Origin and licence: README.md beside this file.
"""

import importlib.metadata
import pathlib

import babel
import pycountry

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/CaseFile/Codes/CountryTable.swift"
LANGUAGES = ("en", "fr", "ar")

HEAD = '''// Written by Protocol/code-lists/countries.py; not to be edited by hand.

/// Countries and areas: the 249 officially assigned codes of ISO 3166-1.
///
/// - Note: Source of the codes: ISO 3166-1, by pycountry {pycountry}; of the names: Unicode CLDR, by Babel {babel}, Unicode
///   License v3; Protocol/code-lists/README.md.
enum CountryTable {{
  /// One a line, in the order of its code: alpha-3, alpha-2, and the names in English, French and Arabic, between bars.
  static let countries: StaticString = """
{countries}
    """
}}
'''


def main() -> None:
    names = [babel.Locale(language).territories for language in LANGUAGES]
    lines = []
    for country in sorted(pycountry.countries, key=lambda country: country.alpha_3):
        words = [each[country.alpha_2] for each in names]
        assert not any(sign in word for word in words for sign in '\\"|\n')
        lines.append(f"    {country.alpha_3} {country.alpha_2} {'|'.join(words)}")
    assert len(lines) == 249, len(lines)
    versions = {name.lower(): importlib.metadata.version(name) for name in ("Babel", "pycountry")}
    TARGET.write_text(HEAD.format(countries="\n".join(lines), **versions), encoding="utf-8")


if __name__ == "__main__":
    main()

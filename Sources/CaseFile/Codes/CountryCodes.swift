/// Countries and areas.
package enum CountryCodes {
  /// All 249 officially assigned codes.
  ///
  /// - Note: Source: ISO 3166-1 alpha-3, as assigned on 2026-01-01.
  package static let all = Set(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD
    BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR
    COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH
    ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL
    GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR
    JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL
    NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY
    PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP
    SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA
    UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let sorted = all.sorted()

  /// Names people type instead of a code, small letters.
  private static let names = [
    "algeria": "DZA", "benin": "BEN", "burkina faso": "BFA", "cameroon": "CMR", "chad": "TCD",
    "djibouti": "DJI", "egypt": "EGY", "eritrea": "ERI", "ethiopia": "ETH", "gambia": "GMB",
    "ghana": "GHA", "guinea": "GIN", "guinea-bissau": "GNB", "ivory coast": "CIV",
    "côte d'ivoire": "CIV", "libya": "LBY", "mali": "MLI", "mauritania": "MRT", "morocco": "MAR",
    "niger": "NER", "nigeria": "NGA", "senegal": "SEN", "sierra leone": "SLE", "somalia": "SOM",
    "south sudan": "SSD", "sudan": "SDN", "togo": "TGO", "tunisia": "TUN",
  ]

  /// Names the nearest codes: by country name, by capitals, by two letters, by likeness.
  static func advice(for text: String) -> String {
    let lower = text.lowercased()
    if let code = names[lower] { return "did you mean \"\(code)\"?" }
    if all.contains(text.uppercased()) { return "did you mean \"\(text.uppercased())\"?" }
    return Nearest.advice(for: text, among: sorted)
  }
}

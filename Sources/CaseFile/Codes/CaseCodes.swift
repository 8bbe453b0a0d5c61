/// Whether it is safe to call a number.
package enum SafeToCall: String, CaseIterable, Sendable {
  case yes
  case no
  case onlyIf = "only_if"
}

/// What everybody must know of a person.
package enum AlertType: String, CaseIterable, Sendable {
  case doNotContact = "do_not_contact"
  case perpetratorAtDestination = "perpetrator_at_destination"
  case traffickingNetwork = "trafficking_network"
  case selfHarm = "self_harm"
  case harmToOthers = "harm_to_others"
  case noMedia = "no_media"
  case noAuthorityContact = "no_authority_contact"
}

/// Codes of the journey.
extension CodeList {
  /// - Note: Source: IATA's four-letter codes (AIRIMP), as Regulation (EC) 1107/2006's practice and airlines publish them;
  ///   those that concern a traveller's needs.
  static let serviceRequest = CodeList(
    "serviceRequest", "a service request (IATA, SSR)",
    [
      Code("WCHR", "wheelchair for distances, can climb stairs"), Code("WCHS", "wheelchair, cannot climb stairs"),
      Code("WCHC", "wheelchair to the seat, cannot walk"), Code("WCHP", "wheelchair, walks with help in the cabin"),
      Code("WCOB", "wheelchair on board"), Code("WCMP", "own wheelchair, by hand"),
      Code("WCBD", "own wheelchair, dry battery"), Code("WCBW", "own wheelchair, wet battery"),
      Code("WCLB", "own wheelchair, lithium battery"), Code("BLND", "blind"), Code("DEAF", "deaf"),
      Code("DPNA", "intellectual or developmental disability"), Code("MEDA", "medical case"),
      Code("STCR", "on a stretcher"), Code("OXYG", "oxygen"), Code("MAAS", "meet and assist"),
      Code("UMNR", "unaccompanied minor"), Code("INFT", "infant in arms"), Code("BSCT", "bassinet"),
      Code("CHLD", "child"), Code("EXST", "extra seat"), Code("LANG", "language spoken"),
      Code("SVAN", "service animal"), Code("ESAN", "emotional support animal"), Code("MOML", "Muslim meal"),
      Code("VGML", "vegetarian meal"), Code("DBML", "diabetic meal"), Code("BBML", "baby meal"),
      Code("CHML", "child's meal"), Code("GFML", "meal without gluten"), Code("OTHS", "something else, said in words"),
    ])
}

/// Codes of contacts, alerts and needs.
extension CodeList {
  static let safeToCall = CodeList(
    "safeToCall", "an answer on whether calling is safe", unknown: .code(SafeToCall.no.rawValue), SafeToCall.self
  ) { answer in
    answer == .onlyIf ? "only as safe_hours, may_know and say_as say" : nil
  }

  static let alertType = CodeList("alertType", "a kind of alert", AlertType.self)

  /// What somebody is to the person.
  static let contactRelation = CodeList(
    "contactRelation", "a relation",
    [
      Code("self", "the person's own number"), "spouse", "parent", "child", "sibling", "grandparent", "grandchild",
      "cousin",
      "aunt_uncle", "niece_nephew", "guardian", "friend", "neighbour", "employer", "other",
    ])

  static let contactChannel = CodeList("contactChannel", "a channel", ["call", "text_message", "messenger", "visit"])

  /// Roles at a mission, from who sees least.
  static let role = CodeList(
    "role", "a role", unknown: .code("supervisor"),
    ["logistics", "caseworker", "medical", "mhpss", "child", "protection", "supervisor"])

  static let needDomain = CodeList(
    "needDomain", "a domain",
    ["economic", "social", "psychosocial", "health", "legal", "shelter", "education"])

  static let urgency = CodeList(
    "urgency", "an urgency", unknown: .code("on_arrival"), ["on_arrival", "first_week", "first_month", "later"])

  static let informationLevel = CodeList(
    "informationLevel", "a level of information", unknown: .code("none"), ["none", "basic", "detailed"])

  /// - Note: Source: UNHCR, Guidance on the Use of Standardized Specific Needs Codes (IOM/030-FOM/030/2009): its groups,
  ///   and those of its codes that are in public use; Protocol/code-lists/README.md.
  static let specificNeed = CodeList(
    "specificNeed", "a specific need (UNHCR)",
    [
      Code("CR", "child at risk"), Code("CR-CP", "child parent"), Code("CR-CS", "child spouse"),
      Code("CR-CC", "child carer"), Code("CR-TP", "teenage pregnancy"), Code("CR-LW", "worst forms of child labour"),
      Code("CR-LO", "other forms of child labour"), Code("CR-NE", "at risk of not attending school"),
      Code("CR-SE", "special educational needs"), Code("CR-AF", "child with armed forces or groups"),
      Code("CR-CL", "child in conflict with the law"), Code("SC", "unaccompanied or separated child"),
      Code("SC-CH", "child-headed household"), Code("SC-IC", "child in institutional care"),
      Code("SC-FC", "child in foster care"), Code("WR", "woman at risk"), Code("ER", "older person at risk"),
      Code("SP", "single parent or caregiver"), Code("DS", "disability"), Code("DS-BD", "visual impairment"),
      Code("DS-DF", "hearing impairment"), Code("DS-PM", "physical disability, moderate"),
      Code("DS-PS", "physical disability, severe"), Code("DS-MM", "mental disability, moderate"),
      Code("DS-MS", "mental disability, severe"), Code("DS-SD", "speech impairment"),
      Code("SM", "serious medical condition"), Code("SM-MI", "mental illness"), Code("SM-MN", "malnutrition"),
      Code("SM-CI", "chronic illness"), Code("SM-CC", "critical medical condition"),
      Code("SM-OT", "other medical condition"), Code("FU", "family unity"), Code("FU-TR", "tracing required"),
      Code("FU-FR", "family reunification required"), Code("LP", "specific legal and physical protection needs"),
      Code("LP-ND", "no legal documentation"), Code("LP-AN", "violence, abuse or neglect"),
      Code("LP-MD", "multiple displacements"), Code("LP-MS", "marginalised from society or community"),
      Code("LP-RR", "at risk of refoulement"), Code("TR", "torture"),
      Code("TR-PI", "impairment through torture"), Code("TR-HO", "forced to egregious acts"),
      Code("TR-WV", "witness of violence to others"), Code("SV", "sexual or gender-based violence"),
      Code("SV-VA", "survivor of sexual or gender-based violence"),
    ])
}

/// Codes of the compartments.
extension CodeList {
  static let fitness = CodeList(
    "fitness", "a finding on fitness to travel", unknown: .code("unfit"), ["fit", "fit_with_conditions", "unfit"])

  static let childStatus = CodeList(
    "childStatus", "a child's status", unknown: .code("unaccompanied"), ["accompanied", "unaccompanied", "separated"])

  static let careType = CodeList(
    "careType", "a kind of care", ["parents", "relatives", "foster_family", "institution", "independent", "other"])

  static let tracingStatus = CodeList(
    "tracingStatus", "a state of tracing", ["open", "in_progress", "verified", "reunified", "closed"])

  static let traffickingStatus = CodeList(
    "traffickingStatus", "a trafficking status (HTCDS)", unknown: .code("Actual"), ["Possible", "Actual", "Not"])

  static let exploitation = CodeList(
    "exploitation", "a type of exploitation (HTCDS)",
    [
      "ForcedLabour", "SexualExploitation", "ForcedMarriage", "ForcedMilitaryService", "OrganRemoval", "ForcedBegging",
      "IllicitActivities", "IllegalAdoption", "Surrogacy", "Other",
    ])

  static let labourExploitation = CodeList(
    "labourExploitation", "a type of labour exploitation (HTCDS)",
    [
      "Agriculture", "Aquafarming", "Begging", "Construction", "DomesticWork", "Hospitality", "IllicitActivities",
      "Manufacturing", "MiningOrDrilling", "Peddling", "Transportation", "Other",
    ])

  static let sexExploitation = CodeList(
    "sexExploitation", "a type of sexual exploitation (HTCDS)",
    ["Prostitution", "Pornography", "RemoteInteractiveServices", "PrivateSexualServices"])

  static let controlMethod = CodeList(
    "controlMethod", "a method of control (HTCDS)",
    [
      "DebtBondage", "TakesEarnings", "RestrictsFinancialAccess", "Threats", "PsychologicalAbuse", "PhysicalAbuse",
      "SexualAbuse", "FalsePromises", "PsychoactiveSubstances", "RestrictsMovement", "RestrictsMedicalCare",
      "ExcessiveWorkingHours", "UsesChildren", "ThreatOfLawEnforcement", "WithholdsNecessities", "WithholdsDocuments",
      "Other",
    ])
}

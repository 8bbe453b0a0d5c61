import Base
import Foundation

extension StringProtocol {
  /// Small letters and digits of any script, without accents, spaces and signs: what two spellings of a word share.
  var foldedWord: String {
    let kept = decomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic && scalar.properties.canonicalCombiningClass == .notReordered
        || scalar.properties.numericType != nil
    }
    return String(String.UnicodeScalarView(kept)).lowercased()
  }
}

/// Words that people write in place of a code: of the same meaning, though nothing of the spelling is alike.
enum EverydayWords {
  /// Codes that mean what a word means, of those that are valid; empty when the word is not known.
  static func codes(for word: String, among valid: some Collection<String>) -> [String] {
    (meanings[word.foldedWord] ?? []).filter(valid.contains)
  }

  /// A code, and words for it in English, French and Arabic. A word may mean several codes, of different lists or of one.
  private static let words: [(code: String, words: String)] = [
    // Relations
    ("parent", "mother father mum mom dad mere pere maman papa أم أب والدة والد"),
    ("child", "son daughter baby infant minor fils fille enfant bebe mineur ابن ابنة طفل طفلة"),
    ("spouse", "husband wife partner mari femme epoux epouse conjoint زوج زوجة"),
    ("sibling", "brother sister twin frere soeur jumeau أخ أخت"),
    ("grandparent", "grandmother grandfather grandma grandpa grandmere grandpere جد جدة"),
    ("grandchild", "grandson granddaughter petitfils petitefille حفيد حفيدة"),
    ("aunt_uncle", "aunt uncle tante oncle عم عمة خال خالة"),
    ("niece_nephew", "niece nephew neveu"),
    ("guardian", "tutor legalguardian tuteur tutrice وصي"),
    ("companion", "friend ami amie صديق"),
    // Sex
    ("female", "f w woman girl feminin femme fille أنثى امرأة"),
    ("male", "m man boy masculin homme garcon ذكر رجل"),
    ("other", "x diverse nonbinary autre"),
    // Groups and journeys
    ("individual", "single alone person one seul individu فرد"),
    ("family", "couple household famille أسرة عائلة"),
    ("companions", "friends group groupe"),
    ("AVR", "avrr voluntary assisted"),
    ("VHR", "humanitarian evacuation"),
    ("nurse", "medical infirmier infirmiere"),
    ("doctor", "medical physician medecin"),
    // Documents
    ("passport", "pass passeport جوازسفر جواز"),
    ("national_id", "id idcard identitycard carteidentite"),
    ("emergency_travel_document", "etd etc emergencycertificate"),
    ("travel_doc", "passport passeport laissezpasser traveldocument"),
    ("identity", "id idcard birthcertificate actedenaissance"),
    ("photo", "picture image portrait"),
    ("medical_report", "medical health certificate"),
    ("fit_to_travel", "fittofly medicalclearance"),
    // Consent
    ("person", "self himself herself beneficiary migrant"),
    ("best_interests_panel", "panel bid bip"),
    ("signed", "signature written signe"),
    ("thumbprint", "fingerprint empreinte"),
    ("recorded_voice", "voice recording audio"),
    ("witnessed_verbal", "verbal oral witness"),
    ("tick_without_document", "tick checkbox online"),
    // Compartments and categories
    ("medical", "health sante صحة"),
    ("mhpss", "mentalhealth psychosocial psychological"),
    ("protection_trafficking", "trafficking tip protection"),
    ("protection_gbv", "gbv sgbv protection"),
    ("mental_health", "mhpss mental psychosocial psychological"),
    ("uasc", "unaccompanied separated mna"),
    ("trafficking", "tip trafficked vot traite"),
    ("gbv", "sgbv rape vbg"),
    // States
    ("single", "unmarried celibataire أعزب عزباء"),
    ("married", "marie mariee متزوج متزوجة"),
    ("widowed", "widow widower veuf veuve أرمل أرملة"),
    ("divorced", "divorce divorcee مطلق مطلقة"),
    ("medium", "moderate moyen"),
    ("none", "illiterate no"),
    ("full", "fluent literate"),
  ]

  private static let meanings = words.reduce(into: [String: [String]]()) { meanings, entry in
    for word in entry.words.split(separator: " ") { meanings[word.foldedWord, default: []].append(entry.code) }
  }
}

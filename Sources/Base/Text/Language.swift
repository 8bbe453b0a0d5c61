/// A language in which Baton speaks to staff; as text, its code in ISO 639-1.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"
  case arabic = "ar"
}

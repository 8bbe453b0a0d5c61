import GRDB

extension Database {
  func meta(_ key: String) throws -> String? {
    try row("SELECT value FROM meta WHERE key = ?", [key])?["value"]
  }

  func setMeta(_ key: String, _ value: String) throws {
    try run(
      "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
      [key, value])
  }

  /// A setting of SQLite's, as text.
  func pragma(_ name: String) throws -> String {
    try String.fetchOne(self, sql: "PRAGMA \(name)") ?? ""
  }
}

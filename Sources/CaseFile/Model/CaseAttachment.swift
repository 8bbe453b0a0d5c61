/// A document that belongs to a case; its bytes stand in a file of the case folder.
package struct CaseAttachment: Sendable, Equatable {
  /// Path relative to the case folder, beginning with `attachments/`.
  package let file: String
  /// Identifier of the document within the case.
  package let documentID: String
  /// `person_id` of the person it is about; absent when it is about the group.
  package let person: Answer<String>
  package let type: AttachmentType
  /// BCP 47.
  package let language: Answer<String>
  /// SHA-256 of the file's bytes, 64 small hexadecimal digits.
  package let sha256: Answer<String>
  /// Such as `application/pdf`.
  package let mediaType: Answer<String>
  /// Who keeps the original on paper.
  package let originalHeldBy: Answer<String>
  package let compartment: Answer<Compartment>
}

extension CaseAttachment {
  init?(_ reader: FieldReader) {
    let file = reader.value("file", .attachmentPath)
    let id = reader.value("doc_id", .id)
    let type = reader.value("type", Field<AttachmentType>.code)
    person = reader.answer("person", .id)
    language = reader.answer("language", .documentLanguage)
    sha256 = reader.answer("sha256", .sha256)
    mediaType = reader.answer("media_type", .mediaType)
    originalHeldBy = reader.answer("original_held_by", .id)
    compartment = reader.answer("compartment", .expected, .code)
    guard let file, let id, let type else { return nil }
    self.file = file
    documentID = id
    self.type = type
  }
}

extension Field where Value == String {
  /// A portable path below `attachments/`.
  static var attachmentPath: Field {
    Field(expected: "a path below attachments/") { json, spot in
      guard case .string(let path) = json else { return Field.attachmentPath.mismatch(json, spot) }
      if let problem = PortableName.problem(in: path) {
        spot.wrong("this path cannot travel: \(problem)", "rename the file, and the path here")
        return nil
      }
      guard path.utf8.starts(with: "attachments/".utf8) else {
        spot.wrong("attachments stand below attachments/", "move the file there")
        return nil
      }
      return path
    }
  }

  /// 64 small hexadecimal digits.
  static var sha256: Field {
    checked("a SHA-256", "write 64 small hexadecimal digits, as `sha256sum` prints them") { text in
      text.utf8.count == 64 && text.utf8.allSatisfy(\.isHexDigit)
    }
  }

  /// `type/subtype`, without parameters.
  static var mediaType: Field {
    checked("a media type", "write it like application/pdf or image/jpeg") { text in
      let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      return parts.count == 2 && text.utf8.count <= 127
        && parts.allSatisfy { part in
          part.first?.isASCIIAlphanumeric == true
            && part.allSatisfy { $0.isASCIIAlphanumeric || "!#$&^_.+-".utf8.contains($0) }
        }
    }
  }

  /// Something on both sides of one `@`.
  static var email: Field {
    checked("an e-mail address", "write it like name@example.org") { text in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(" ")
    }
  }
}

extension Field {
  /// A list with at least one element.
  static func nonEmpty<Element>(
    _ word: String, of element: Field<Element>
  ) -> Field where Value == [Element] {
    let list = Field.list(of: element)
    return Field(expected: list.expected) { json, spot in
      if json == .array([]) {
        spot.wrong("this list must have at least one \(word)", "add one, or say why there is none")
        return nil
      }
      return list.read(json, spot)
    }
  }
}

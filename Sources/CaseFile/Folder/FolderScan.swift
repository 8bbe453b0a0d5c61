import Glibc

/// One walk through a case folder. Never follows a link, sees names as the bytes they are.
struct FolderScan {
  private(set) var findings: [CaseFinding] = []
  private(set) var files: [CaseFolder.File] = []
  private var folders: [PathKey: FileIdentity] = [:]
  private let root: String
  private let tolerance: Tolerance
  /// Folded path to the path as first seen.
  private var folded: [String: String] = [:]
  private var isFull = false
  /// Names beside `case.json`, or where it should be.
  private var beside: [String] = []

  /// - Parameter tolerance: What becomes of the file of a compartment that this version does not know.
  init(_ root: String, _ tolerance: Tolerance = .none) {
    self.root = root
    self.tolerance = tolerance
  }

  /// What was found, in the order a case travels in.
  var folder: CaseFolder {
    let documents = CaseTable.documents.map(\.file)
    let sorted = files.map { (documents.firstIndex(of: $0.path) ?? documents.count, $0) }.sorted { first, second in
      first.0 == second.0 ? PathKey.areInOrder(first.1.path, second.1.path) : first.0 < second.0
    }.map(\.1)
    return CaseFolder(root: root, files: sorted, folders: folders)
  }

  var hasCaseFile: Bool { files.contains { $0.path == CaseText.name } }

  /// Whether nothing keeps the folder from being taken in.
  var isRight: Bool { !findings.contains { $0.kind == .wrong } }

  mutating func run() {
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      return wrong(root, .unopened(reason: Self.reason(errno)))
    }
    walk(descriptor, "")
    if !hasCaseFile, !findings.contains(where: { $0.place == CaseText.name }) {
      // What else lies here is no matter of ours: nobody shall tidy up a folder that was named by mistake.
      findings = []
      noCaseFile()
    }
  }

  private mutating func noCaseFile() {
    guard let near = beside.first(where: { $0.lowercased().hasPrefix("case") && $0.lowercased().contains("json") })
    else { return wrong(CaseText.name, .noCaseFile) }
    wrong(CaseText.name, .misnamedCaseFile(near))
  }

  /// Walks through one folder, at its path below the root, and closes its descriptor.
  private mutating func walk(_ descriptor: Int32, _ folder: String) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
      close(descriptor)
      return unreadable(folder, errno)
    }
    defer { closedir(stream) }
    folders[PathKey(folder)] = FileIdentity(status)
    let prefix = folder.isEmpty ? "" : folder + "/"
    var names = names(stream, prefix).sorted { $0.lexicographicallyPrecedes($1) }
    if names.isEmpty, !folder.isEmpty, folder != "attachments" { empty(folder) }
    if folder.isEmpty {
      // First, as they travel: behind too many others they would not be seen, and said to be missing.
      let isDocument = { (name: [UInt8]) in CaseTable.document(named: String(decoding: name, as: UTF8.self)) != nil }
      names = names.filter(isDocument) + names.filter { !isDocument($0) }
    }
    for name in names {
      if isFull { return }
      look(at: name, prefix, dirfd(stream))
    }
  }

  private mutating func names(_ stream: OpaquePointer, _ prefix: String) -> [[UInt8]] {
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
          Array(UnsafeRawBufferPointer(start: characters, count: strnlen(characters, 256)))
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    if errno != 0 { unreadable(prefix, errno) }
    return names
  }

  private mutating func look(at name: [UInt8], _ prefix: String, _ parent: Int32) {
    guard let text = String(validating: name, as: UTF8.self) else {
      return wrong(prefix + Self.escaped(name), .notUTF8)
    }
    let path = prefix + text
    if prefix.isEmpty { beside.append(text) }
    guard isWelcome(path, text, prefix) else { return }
    var status = stat()
    guard fstatat(parent, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return unreadable(path, errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: file(path, text, parent, status)
    case S_IFDIR: directory(path, text, parent)
    default: wrong(path, .irregular(Self.kind(status.st_mode)))
    }
  }

  /// Whether a name belongs here and can travel; notes why not.
  private mutating func isWelcome(_ path: String, _ name: String, _ prefix: String) -> Bool {
    if Clutter.isLitter(name) {
      findings.append(CaseFinding(kind: .ignored, place: path, .folder(.litter)))
      return false
    }
    if let fault = Clutter.fault(of: name) {
      wrong(path, fault)
      return false
    }
    if let problem = PortableName.problem(in: path) {
      wrong(path, .unportable(problem))
      return false
    }
    let mayBeNewer = tolerance == .ofNewer && CaseTable.mayBeDocument(path)
    if prefix.isEmpty, path != "attachments", CaseTable.document(named: path) == nil, !mayBeNewer {
      wrong(path, Self.stray(path))
      return false
    }
    if let other = folded.updateValue(path, forKey: PathKey.folded(path)) {
      wrong(path, .alike(other))
      return false
    }
    return true
  }

  private mutating func file(_ path: String, _ name: String, _ parent: Int32, _ status: stat) {
    if path == "attachments" {
      return wrong(path, .attachmentsIsFile)
    }
    guard faccessat(parent, name, R_OK, 0) == 0 else { return unreadable(path, errno) }
    guard files.count < CaseLimits.files else {
      isFull = true
      return wrong(path, .tooManyFiles(most: CaseLimits.files))
    }
    files.append(CaseFolder.File(path: path, size: Int64(status.st_size), stamp: FileStamp(status)))
  }

  private mutating func directory(_ path: String, _ name: String, _ parent: Int32) {
    if CaseTable.document(named: path) != nil { return wrong(path, .documentIsFolder(path)) }
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return unreadable(path, errno) }
    walk(descriptor, path)
  }
}

// MARK: - What is noted

extension FolderScan {
  private mutating func wrong(_ path: String, _ fault: FolderFault) {
    findings.append(CaseFinding(kind: .wrong, place: path, .folder(fault)))
  }

  private mutating func empty(_ folder: String) {
    findings.append(CaseFinding(kind: .ignored, place: folder, .folder(.empty)))
  }

  private mutating func unreadable(_ path: String, _ code: Int32) {
    wrong(path, .unreadable(reason: Self.reason(code)))
  }

  /// A file that does not belong here.
  private static func stray(_ path: String) -> FolderFault {
    let documents = CaseTable.documents.map(\.file)
    guard path.hasSuffix(".json") else { return .stray }
    return Nearest.to(path, among: documents).isEmpty
      ? .strayDocument(.compartments(Array(documents.dropFirst())))
      : .strayDocument(Nearest.hint(for: path, among: documents))
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func kind(_ mode: mode_t) -> FolderFault.Irregular {
    switch mode & S_IFMT {
    case S_IFLNK: .link
    case S_IFIFO: .pipe
    case S_IFSOCK: .socket
    case S_IFBLK, S_IFCHR: .device
    default: .other
    }
  }

  /// Bytes that are not text, made visible: `\xFF`.
  private static func escaped(_ name: [UInt8]) -> String {
    name.map { byte in
      if byte > 0x20, byte < 0x7F { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

/// Files that desktops and editors leave behind.
enum Clutter {
  private static let litter: Set<String> = [
    ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", ".localized", ".directory",
  ]

  /// Whether a desktop or an office program made it by itself, and will make it again: what stands in it is nobody's.
  /// `~$` and `.~lock` are marks of an open document, `._` what a Mac keeps beside a file.
  static func isLitter(_ name: String) -> Bool {
    litter.contains(name.lowercased()) || ["~$", ".~lock.", "._"].contains { name.hasPrefix($0) }
  }

  /// What is said of a name that is clutter, and may be somebody's; otherwise `nil`.
  static func fault(of name: String) -> FolderFault? {
    if name.unicodeScalars.first == "." { return .hidden }
    return name.hasSuffix("~") ? .editorCopy : nil
  }
}

/// A path compared byte by byte. `String` would call two spellings of `é` equal; a disk does not.
struct PathKey: Hashable {
  let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }

  /// What is left of a path on a disk that ignores case and Unicode normalisation.
  ///
  /// Up and down again folds more than down alone (`ß` and `SS`); equality of `String` is
  /// canonical equivalence.
  static func folded(_ path: String) -> String { path.uppercased().lowercased() }

  /// Order of the bytes, so that every machine sorts alike.
  static func areInOrder(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}

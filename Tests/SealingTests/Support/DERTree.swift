import Foundation

/// DER taken apart, to be changed and put together again.
struct DERTree {
  var tag: UInt8
  var octets: [UInt8] = []
  var children: [DERTree] = []

  var isConstructed: Bool { tag & 0x20 != 0 }

  init(_ tag: UInt8, _ octets: [UInt8]) {
    self.tag = tag
    self.octets = octets
  }

  init(_ tag: UInt8, children: [DERTree]) {
    self.tag = tag
    self.children = children
  }

  /// Reads one well-formed value; nil for anything else.
  init?(_ der: Data) {
    var bytes = Array(der)[...]
    guard let tree = Self.read(&bytes), bytes.isEmpty else { return nil }
    self = tree
  }

  private static func read(_ bytes: inout ArraySlice<UInt8>) -> DERTree? {
    guard let tag = bytes.popFirst(), let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first & 0x80 != 0 {
      length = 0
      for _ in 0..<(first & 0x7f) {
        guard let byte = bytes.popFirst() else { return nil }
        length = length << 8 | Int(byte)
      }
    }
    guard length <= bytes.count else { return nil }
    var contents = bytes.prefix(length)
    bytes = bytes.dropFirst(length)
    guard tag & 0x20 != 0 else { return DERTree(tag, Array(contents)) }
    var children: [DERTree] = []
    while !contents.isEmpty {
      guard let child = read(&contents) else { return nil }
      children.append(child)
    }
    return DERTree(tag, children: children)
  }

  var der: Data {
    let contents = isConstructed ? children.reduce(Data()) { $0 + $1.der } : Data(octets)
    return Data([tag]) + Self.length(contents.count) + contents
  }

  static func length(_ count: Int) -> Data {
    if count < 0x80 { return Data([UInt8(count)]) }
    let octets = withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0.drop { $0 == 0 }) }
    return Data([0x80 | UInt8(octets.count)] + octets)
  }

  /// The value at a path of child numbers.
  subscript(_ path: Int...) -> DERTree {
    get { path.reduce(self) { $0.children[$1] } }
    set { set(path[...], newValue) }
  }

  private mutating func set(_ path: ArraySlice<Int>, _ value: DERTree) {
    guard let first = path.first else {
      self = value
      return
    }
    children[first].set(path.dropFirst(), value)
  }
}

/// A sealed part taken apart.
enum PartTree {
  /// The tree, changed, as DER again.
  static func changed(_ part: Data, _ change: (inout DERTree) -> Void) -> Data {
    guard var tree = DERTree(part) else { return part }
    change(&tree)
    return tree.der
  }

  /// Places in the tree (RFC 5083 §2.1).
  static func body(_ tree: inout DERTree, _ change: (inout DERTree) -> Void) {
    change(&tree.children[1].children[0])
  }
}

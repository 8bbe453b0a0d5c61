// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What is linked for use keeps no table of names for others to link with, and its relocations packed (glibc 2.36): a
/// daemon is 7 MiB smaller in memory.
let smallProgram: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
    .when(configuration: .release))
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")

/// One target of our own under `Sources/`.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

/// The tests of one target, under `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["Base", "HandoverTesting"], swiftSettings: swift)
}

let package = Package(
  name: "baton",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "baton", targets: ["baton"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
  ],
  targets: [
    // What every room may use; what is handed over, and how.
    target("Base"),
    target("CaseFile", ["Base"]),
    target("Handover", ["Base"]),

    // What both ends of a line must say alike.
    target("PeerProtocol", ["Base", "Handover"]),

    // What a port does with a connection before it knows whose it is.
    target("Wire", [nioCore, nioHTTPTypes, nioSSL]),

    // Doors to C.
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

    // The engines and adapters; siblings never import each other.
    target("Sealing", ["Base", "Handover", "CaseFile", "COpenSSL", "CArchive"]),
    target("Accounts", ["Base", "Handover", "COpenSSL"]),
    target("Ledger", ["Base", "Handover", grdb]),
    target("Courier", ["Base", "Handover", "PeerProtocol", "CCurl", logging]),
    target(
      "Reception",
      [
        "Base", "Handover", "PeerProtocol", "Wire", hummingbird, hummingbirdCore, hummingbirdTLS, nioSSL, nioCore,
        httpTypes, logging,
      ]),
    target(
      "Desk",
      [
        "Base", "Handover", "CaseFile", "Accounts", "Wire", "CQRencode", "CZlib", hummingbird, hummingbirdCore,
        hummingbirdTLS,
        nioSSL, nioCore, httpTypes, logging, mustache,
      ]),
    target("DeskClient", ["Base", "Handover", "CCurl"]),

    // Everything put together.
    target(
      "Mission",
      [
        "Base", "CaseFile", "Handover", "PeerProtocol", "Sealing", "Accounts", "Ledger", "Courier", "Reception", "Desk",
        "CMalloc",
        lifecycle, configuration, yams, logging, unixSignals,
      ]),
    .executableTarget(
      name: "baton",
      dependencies: ["Mission", "DeskClient", "Base", "CaseFile", "Handover", "Sealing", "Ledger", arguments, logging],
      swiftSettings: swift, linkerSettings: smallProgram),

    // Tests.
    target("HandoverTesting", ["Base", "Handover"]),
    tests("Base"),
    tests("CaseFile", ["CaseFile"]),
    tests("Handover", ["Handover"]),
    tests("PeerProtocol", ["Handover", "PeerProtocol", yams]),
    tests("Sealing", ["Sealing", "CaseFile", "COpenSSL", "CArchive", x509, asn1]),
    tests("Accounts", ["Accounts", "Handover", "Ledger", "Sealing"]),
    tests("Ledger", ["Ledger", grdb]),
    tests("Courier", ["Courier", "PeerProtocol", "CCurl", "Ledger", grdb, logging]),
    tests("Wire", ["Wire", httpTypes, nioCore, nioHTTPTypes, nioEmbedded]),
    tests("Reception", ["Reception", "Handover", "PeerProtocol", hummingbirdCore, httpTypes, nioCore, nioEmbedded]),
    tests(
      "Desk", ["Desk", "Accounts", "CaseFile", "Handover", "CZlib", hummingbird, hummingbirdCore, nioCore, httpTypes]),
    tests("Mission", ["Mission", "PeerProtocol", "Sealing", "Ledger", "Reception", logging, nioCore]),
    tests("EndToEnd", ["Handover", "CaseFile", "Accounts", "DeskClient", "baton"]),
  ]
)

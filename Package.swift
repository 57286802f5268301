// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled with the same strictness: nothing imported leaks into a public
/// signature by accident, and a member is only visible where its module is imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A release loads as few libraries as can be, and shows others none of its symbols, since a question takes no longer
/// than they do: see Sources/EntenteCLI/Linking/README.md.
let releaseLinking: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-L", "\(Context.packageDirectory)/Sources/EntenteCLI/Linking", "-Xclang-linker", "-static-libgcc",
      "-use-ld=lld", "-Xlinker", "--no-export-dynamic",
    ],
    .when(configuration: .release))
]

let package = Package(
  name: "entente",
  products: [
    .library(name: "Entente", targets: ["Entente"]),
    .library(name: "EntenteLanguage", targets: ["EntenteLanguage"]),
    .executable(name: "entente", targets: ["EntenteCLI"]),
    .executable(name: "entente-train", targets: ["EntenteTraining"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C at the bottom.
    // Headers only: Graphviz and libxml2 are loaded when a picture or a page needs them, so that no question waits.
    .systemLibrary(name: "CGraphvizLibrary", providers: [.apt(["libgraphviz-dev"])]),
    .target(name: "CGraphviz", dependencies: ["CGraphvizLibrary"]),
    .target(name: "CMarkup", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .systemLibrary(name: "CZlibLibrary", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstdLibrary", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CEntenteData", exclude: ["model.bin"]),
    .target(name: "CRasteriser"),
    .target(name: "CAllocation"),

    // Values.
    .target(name: "EntenteModel", swiftSettings: strict),
    .target(
      name: "EntenteLanguage", dependencies: ["CEntenteData"], swiftSettings: strict),
    .target(name: "EntenteQuery", dependencies: ["EntenteModel"], swiftSettings: strict),
    .target(
      name: "EntenteLexicon",
      dependencies: ["CEntenteData", "EntenteModel", .product(name: "Yams", package: "Yams")],
      exclude: ["Data", "FORMAT.md"],
      swiftSettings: strict),

    // Arms: they never import one another.
    .target(
      name: "EntenteInput",
      dependencies: [
        "CEntenteData", "CMarkup", "CZlibLibrary", "CZstdLibrary", "EntenteModel",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Data"],
      swiftSettings: strict),
    .target(
      name: "EntenteReading",
      dependencies: [
        "EntenteModel", "EntenteLanguage", "EntenteLexicon",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "EntenteStore",
      dependencies: [
        "EntenteModel", "EntenteQuery",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "EntenteDiagram",
      dependencies: [
        "CEntenteData", "CGraphviz", "CRasteriser", "EntenteModel", "EntenteQuery",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Data", "Theme/FORMAT.md"],
      swiftSettings: strict),
    .target(
      name: "EntenteInterchange", dependencies: ["EntenteModel", "EntenteQuery"],
      swiftSettings: strict),

    // Composition, and the terminal on top.
    .target(
      name: "Entente",
      dependencies: [
        "CAllocation",
        "EntenteModel", "EntenteLanguage", "EntenteQuery", "EntenteLexicon", "EntenteInput", "EntenteReading",
        "EntenteStore", "EntenteDiagram", "EntenteInterchange",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "EntenteCLI",
      dependencies: [
        "Entente", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Linking"],
      swiftSettings: strict,
      linkerSettings: releaseLinking),
    .executableTarget(
      name: "EntenteTraining",
      dependencies: [
        "EntenteLanguage", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Data"],
      swiftSettings: strict),

    .executableTarget(
      name: "EntenteBenchmarks", dependencies: ["EntenteModel", "EntenteQuery", "EntenteStore"],
      swiftSettings: strict, linkerSettings: releaseLinking),

    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "EntenteModelTests", dependencies: ["EntenteModel"]),
    .testTarget(name: "EntenteLanguageTests", dependencies: ["EntenteLanguage"]),
    .testTarget(name: "EntenteQueryTests", dependencies: ["EntenteQuery", "EntenteModel"]),
    .testTarget(name: "EntenteLexiconTests", dependencies: ["EntenteLexicon", "EntenteModel"]),
    .testTarget(
      name: "EntenteReadingTests",
      dependencies: ["EntenteReading", "EntenteLexicon", "EntenteLanguage", "EntenteModel"],
      exclude: ["Reports", "KnownFailures"]),
    .testTarget(
      name: "EntenteInputTests", dependencies: ["EntenteInput", "EntenteModel"], exclude: ["PDF", "Pages"]),
    .testTarget(
      name: "EntenteStoreTests",
      dependencies: [
        "EntenteStore", "EntenteModel", "EntenteQuery", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // Graphs to draw, and a small program that draws them and serves as the layout child of the tests.
    .target(name: "DiagramSamples", dependencies: ["EntenteModel"], path: "Tests/DiagramSamples"),
    .executableTarget(
      name: "DiagramHarness", dependencies: ["DiagramSamples", "EntenteDiagram", "EntenteModel"],
      path: "Tests/DiagramHarness"),
    .testTarget(
      name: "EntenteDiagramTests",
      dependencies: [
        "DiagramHarness", "DiagramSamples", "EntenteDiagram", "EntenteModel", "EntenteQuery", "CGraphviz",
      ]),
    .testTarget(
      name: "EntenteInterchangeTests",
      dependencies: ["EntenteInterchange", "EntenteModel", "EntenteQuery"]),
    .testTarget(
      name: "EntenteCLITests",
      dependencies: [
        "Entente", "EntenteModel", "EntenteCLI",
      ]),
    .testTarget(name: "SampleTests", dependencies: ["EntenteCLI"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

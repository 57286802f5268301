public import ArgumentParser
public import Entente

/// How a picture looks and what it is written as.
struct PictureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The heading. (default: made from what is drawn)", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The look: light, dark, print, or a file of your own.", valueName: "theme"))
  var theme = "light"

  @Option(help: "How places are found.")
  var layout: LayoutChoice = .automatic

  @Option(help: ArgumentHelp("The format, where the file's name does not say it.", valueName: "format"))
  var format: DiagramFormat?

  @Option(help: ArgumentHelp("Pixels for each unit, for PNG.", valueName: "n"))
  var scale = 2.0

  @Option(help: ArgumentHelp("Seconds before a faster layout is used.", valueName: "s"))
  var timeLimit = 20.0

  func validate() throws {
    guard scale > 0, scale <= 20 else { throw ValidationError("--scale takes a number above 0, up to 20.") }
    guard timeLimit > 0 else { throw ValidationError("--time-limit takes a number above 0.") }
  }

  /// The endings of file names that say what is drawn.
  static let endings = DiagramFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")

  /// What `output` is to be written as.
  func format(of output: String) throws -> DiagramFormat {
    guard let format = format ?? DiagramFormat(fileName: output) else {
      throw Failure(
        "“\(output)” does not say what to draw: end the name in \(Self.endings), or give --format")
    }
    return format
  }

  func diagramOptions() throws -> DiagramOptions {
    var options = DiagramOptions(theme: try Themes.theme(called: theme))
    options.layout = layout
    options.title = title
    options.timeLimit = timeLimit
    return options
  }

  /// Writes the picture to a file, or to standard output where that is "-".
  func write(_ diagram: Diagram, as format: DiagramFormat, to output: String) throws {
    diagram.notices.forEach { StandardError.complain($0) }
    let bytes = try diagram.rendered(as: format, scale: scale)
    try output == "-" ? StandardOutput.write(bytes) : FileReplacement.write(bytes, to: output)
  }
}

extension DiagramFormat: ExpressibleByArgument {}

extension LayoutChoice: ExpressibleByArgument {}

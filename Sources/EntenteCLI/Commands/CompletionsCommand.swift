import ArgumentParser
import Entente

struct CompletionsCommand: ParsableCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Write the script by which a shell completes commands, options and names of the graph.",
    usage: "entente completions <shell>",
    discussion: """
      EXAMPLES
        $ source <(entente completions bash)
        $ entente completions zsh > ~/.zsh/completions/_entente
        $ entente completions fish > ~/.config/fish/completions/entente.fish
      """)

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try StandardOutput.write(EntenteCommand.completionScript(for: kind) + "\n")
  }
}

import ArgumentParser

/// The trainer of Entente's language model.
@main
struct EntenteTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-train",
    abstract: "Train and measure the language model of Entente.",
    subcommands: [
      TrainSyntax.self, EvaluateSyntax.self, TrainNames.self, EvaluateNames.self, JoinModels.self,
    ])
}

import ArgumentParser

/// The trainer of Entente's language model.
@main
struct EntenteTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-train",
    abstract: "Train and measure the language model of Entente.",
    subcommands: [
      TrainSyntax.self, TrainNames.self, FreezeNames.self, JoinModels.self, EvaluateSyntax.self,
      EvaluateNames.self, Benchmark.self, ShowAnalysis.self,
    ])
}

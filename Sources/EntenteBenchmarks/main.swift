import EntenteModel
import EntenteQuery
import EntenteStore

// Measures the store; run by Scripts/benchmark-store and Scripts/benchmark-build.
//
//   EntenteBenchmarks make FILE CLAIMS [BATCH]  makes a graph, BATCH documents at a time, and prints what that cost
//   EntenteBenchmarks neighbours FILE NAME [DEPTH]
//   EntenteBenchmarks questions FILE            asks many questions in one process
//   EntenteBenchmarks structure FILE            asks what touches the whole graph
//   EntenteBenchmarks edges FILE                prints the ends of each claim
//   EntenteBenchmarks copies FILE CORPUS…       adds texts alone, and prints what each costs at the end
let arguments = CommandLine.arguments.dropFirst()
do {
  switch (arguments.first, arguments.dropFirst().first, arguments.dropFirst(2).first) {
  case ("make", let file?, let claims?):
    try StoreBenchmark(file).make(
      claims: Int(claims) ?? 100_000, batch: arguments.dropFirst(3).first.flatMap { Int($0) } ?? 4000)
  case ("neighbours", let file?, let name?):
    try StoreBenchmark(file).neighbours(
      of: name, depth: arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1)
  case ("questions", let file?, nil): try StoreBenchmark(file).questions()
  case ("structure", let file?, nil): try StoreBenchmark(file).structure()
  case ("edges", let file?, nil): try StoreBenchmark(file).edges()
  case ("copies", let file?, _?): try CopyBenchmark(file: file).run(Array(arguments.dropFirst(2)))
  default:
    print(
      """
      usage: EntenteBenchmarks make FILE CLAIMS [BATCH] | neighbours FILE NAME [DEPTH] | questions|structure|edges FILE |
      copies FILE CORPUS…
      """
    )
  }
} catch {
  print(error)
}

/// How words stand out on a terminal. Where there is no colour, the words alone must do.
enum Style: String {
  case strong = "1"
  case quiet = "2"
  case name = "36"
  case doubt = "33"
  case denial = "31"

  func callAsFunction(_ text: String, on terminal: Terminal = .output) -> String {
    terminal.hasColour && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

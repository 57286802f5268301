import EntenteModel

/// One self-contained page: the picture, and beside it search, filters and the evidence.
///
/// Without JavaScript the picture stands there as it is. The page's own policy forbids it to load anything.
struct HTMLPage {
  let placed: PlacedDrawing
  let svg: String
  let theme: Theme
  let evidence: PageData

  var text: String {
    let title = XMLText.escaped(placed.drawing.title)
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      :root{\(properties)}
      \(EmbeddedFile.text("viewer.css") ?? "")</style>
      </head>
      <body>
      \(Self.bar)
      <main class="stage">
      \(svg)</main>
      <aside class="panel" aria-live="polite" aria-label="Evidence" tabindex="-1"></aside>
      <script type="application/json" id="entente-data">\(evidence.json)</script>
      <script>
      \(EmbeddedFile.text("viewer.js") ?? "")</script>
      </body>
      </html>

      """
  }

  private var properties: String {
    [
      "--page:\(theme.page)", "--ink:\(theme.ink)", "--muted:\(theme.muted)", "--hairline:\(theme.hairline)",
      "--link:\(theme.link)", "--fonts:\(theme.fontStack)",
    ].joined(separator: ";")
  }

  private static var bar: String {
    let filters = [("kind", "Who"), ("relation", "What"), ("modality", "How"), ("source", "Source")].map {
      "<details><summary>\($1)</summary><fieldset id=\"filter-\($0)\" aria-label=\"\($1)\"></fieldset></details>"
    }
    return """
      <nav class="bar" aria-label="Tools">
      <input type="search" id="search" placeholder="Find a name" aria-label="Find a name" autocomplete="off">
      \(filters.joined(separator: "\n"))
      <details><summary>When</summary><fieldset aria-label="When">
      <label>From <input type="date" id="date-from"></label><label>To <input type="date" id="date-to"></label>
      </fieldset></details>
      <button type="button" id="zoom-in" aria-label="Zoom in">+</button>
      <button type="button" id="zoom-out" aria-label="Zoom out">−</button>
      <button type="button" id="zoom-all">Whole page</button>
      <span class="count" id="count" aria-live="polite"></span>
      </nav>
      """
  }
}

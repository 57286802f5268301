import DiagramSamples
import EntenteModel
import Foundation
import Testing

@testable import EntenteDiagram

@Suite struct `A page` {
  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private func page(_ snapshot: GraphSnapshot) throws -> String {
    let options = try options { $0.strongest = 24 }
    let diagram = try Diagram(of: snapshot, under: .sample, options: options, engine: harness)
    return String(decoding: try diagram.rendered(as: .html), as: UTF8.self)
  }

  /// A graph whose every word tries to break out.
  private var hostile: GraphSnapshot {
    var graph = SnapshotBuilder()
    let name =
      "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
    let document = graph.document("d", name, name, "2024-11-05", path: "javascript:alert(1)")
    let one = graph.entity("official", name, offices: [Office(title: name)], aliases: [name], id: "one")
    let two = graph.entity("country", "Plain", id: "two")
    graph.claim(one, "meets", two, in: document, name, modality: .claimed, by: (nil, name))
    return graph.snapshot
  }

  @Test func `loads nothing, and holds two scripts of ours only`() throws {
    let text = try page(hostile)
    #expect(text.components(separatedBy: "<script").count == 3)
    #expect(text.contains("default-src 'none'"))
    #expect(!text.contains("javascript:alert"))
    #expect(!text.contains("<img"))
  }

  @Test(.enabled(if: browser != nil)) func `finds, shows, hides and keeps quiet in a browser`() throws {
    // What a user does, done by a script; what it sees is left in the page for the test to read.
    let steps = """
      const say = (name, value) => seen.push(name + "=" + value);
      const seen = [];
      const hit = (id) => document.getElementById(id).dispatchEvent(new MouseEvent("click", {bubbles: true}));
      const search = document.getElementById("search");
      search.value = "zelénskiy";
      search.dispatchEvent(new Event("input"));
      say("found", [...document.querySelectorAll(".panel li")].map((item) => item.textContent).join("|"));
      say("dimmed", document.querySelectorAll(".en-tie.en-faint").length > 0);
      const press = (key, target) => target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      press("Escape", document);
      const deployed = [...document.querySelectorAll(".en-tie")].find((tie) =>
        tie.getAttribute("aria-label") === "North Korean troops – deployed to – Kursk region");
      deployed.focus();
      press("Enter", deployed);
      say("reads", document.activeElement.className);
      say("figures", document.querySelectorAll(".panel tr").length);
      press("Escape", document.activeElement);
      say("back", document.activeElement === deployed);
      hit(deployed.id);
      say("quotes", document.querySelectorAll(".panel blockquote").length);
      say("sides", document.querySelectorAll(".panel .sides section").length);
      const shown = () => document.querySelectorAll(".en-tie:not(.en-hidden)").length;
      say("all", shown());
      const [every, none] = document.querySelectorAll("#filter-relation button");
      none.click();
      say("none", shown());
      every.click();
      const box = [...document.querySelectorAll("#filter-relation label")].find((label) =>
        label.textContent === "invades").querySelector("input");
      box.click();
      say("filtered", shown());
      document.getElementById("zoom-in").click();
      say("zoomed", document.querySelector("svg.entente").viewBox.baseVal.width < 1000000);
      const result = document.createElement("pre");
      result.id = "seen";
      result.textContent = seen.join(";");
      document.body.append(result);
      """
    let (dom, console) = try browse(try page(Samples.kursk), as: "page", then: steps)
    let seen = dom.components(separatedBy: "<pre id=\"seen\">").last?.components(separatedBy: "</pre>").first
    #expect(
      seen
        == "found=Volodymyr Zelenskyy;dimmed=true;reads=panel;figures=2;back=true;quotes=3;sides=2;all=24;none=0;"
        + "filtered=23;zoomed=true",
      "\(console.suffix(600))")
    #expect(!console.contains("CONSOLE"))
  }

  @Test(.enabled(if: browser != nil)) func `runs no name in a browser`() throws {
    let steps = """
      document.querySelector(".en-node").dispatchEvent(new MouseEvent("click", {bubbles: true}));
      document.querySelector(".en-tie").dispatchEvent(new MouseEvent("click", {bubbles: true}));
      """
    let (dom, console) = try browse(try page(hostile), as: "page-of-hostile-names", then: steps)
    #expect(!dom.contains("<title>broken</title>"))
    #expect(!dom.contains("<img"))
    #expect(!console.contains("CONSOLE"))
  }

  /// Opens a page, takes the steps, and returns what the page is then and what the browser logged. How it looks is kept
  /// in `.build/screenshots` for those who want to see it.
  private func browse(
    _ page: String, as name: String, then steps: String
  ) throws -> (dom: String, console: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    let whole = page.replacingOccurrences(of: "</body>", with: "<script>\(steps)</script></body>")
    try Data(whole.utf8).write(to: file)
    let shots = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/screenshots")
    try FileManager.default.createDirectory(at: shots, withIntermediateDirectories: true)
    let (output, errors) = (folder.appendingPathComponent("dom"), folder.appendingPathComponent("log"))
    for place in [output, errors] { _ = FileManager.default.createFile(atPath: place.path, contents: nil) }
    for task in ["--dump-dom", "--screenshot=\(shots.path)/\(name).png"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.browser ?? "")
      process.arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--window-size=1400,900",
        "--virtual-time-budget=4000", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder.path)/profile", task, file.absoluteString,
      ]
      process.standardOutput =
        task == "--dump-dom" ? try FileHandle(forWritingTo: output) : FileHandle.nullDevice
      process.standardError =
        task == "--dump-dom" ? try FileHandle(forWritingTo: errors) : FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
    return (
      String(decoding: try Data(contentsOf: output), as: UTF8.self),
      String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }
}

/// One pass of the syntax network over a few sentences laid end to end, each led by its root.
///
/// The hot loop of the parser; `SyntaxAnalyzer` is its only caller.
struct SyntaxPass {
  /// How many words, roots included, one pass takes together; a longer sentence is a pass of its own.
  /// Larger groups fall out of the cache, smaller ones waste the odd rows.
  static let capacity = 128

  private let network: SyntaxNetwork
  private let gates1: Workspace, states1: ShortWorkspace
  private let gates2: Workspace, states2: ShortWorkspace
  private let tags: Workspace
  private let arcs: Workspace, shortArcs: ShortWorkspace, queries: Workspace
  private let labels: Workspace, hidden: ShortWorkspace, relations: Workspace
  private let scores: Workspace

  /// States lie within ±1 and are kept in steps of 1/4096; rectified units within 0…16, in 1/256.
  private static let statesPerOne: Float = 4096
  private static let unitsPerOne: Float = 256
  private static let largestUnit: Float = 15.99

  /// A pass with room for `words` words, roots included.
  init(_ network: SyntaxNetwork, words: Int) {
    self.network = network
    let s = network.shape
    let rows = max(words, 1)
    gates1 = Workspace(rows: rows, columns: 6 * s.first)
    states1 = ShortWorkspace(rows: rows, columns: 2 * s.first)
    gates2 = Workspace(rows: rows, columns: 2 * s.secondGates * s.second)
    states2 = ShortWorkspace(rows: rows, columns: 2 * s.second)
    tags = Workspace(rows: rows, columns: s.classes)
    arcs = Workspace(rows: rows, columns: 2 * s.arc)
    shortArcs = ShortWorkspace(rows: rows, columns: s.arc)
    queries = Workspace(rows: rows, columns: s.arc)
    labels = Workspace(rows: rows, columns: 2 * s.label)
    hidden = ShortWorkspace(rows: rows, columns: s.label)
    relations = Workspace(rows: rows, columns: s.relations)
    scores = Workspace(rows: rows, columns: rows)
  }

  /// Makes word `at` the root of a sentence.
  func setRoot(of at: Int) {
    var rows = InlineArray<10, Int>(repeating: 0)
    rows[WordKeys.word] = network.rootRow
    setFeatures(of: at, rows: rows)
  }

  /// Sets the first layer's gates of word `at` from the rows of its features.
  func setFeatures(of at: Int, rows features: InlineArray<10, Int>) {
    let width = 6 * network.shape.first
    let rows = unsafe network.rows.buffer.baseAddress
    guard let rows = unsafe rows else { return }
    // The rows that there are, first.
    var present = InlineArray<10, Int>(repeating: 0)
    var count = 0
    for slot in features.indices where features[slot] > 0 && features[slot] < network.rowCount {
      present[count] = features[slot] &* width
      count += 1
    }
    for j in stride(from: 0, to: width, by: 16) {
      var sum = SIMD16<Int16>.zero
      for slot in 0..<count {
        unsafe sum &+= widened(UnsafeRawPointer(rows + present[slot] + j).load(as: SIMD16<Int8>.self))
      }
      let out = unsafe gates1.row(at) + j
      let low = floating(widened(sum.lowHalf))
      let high = floating(widened(sum.highHalf))
      let scale = unsafe network.rowScale.buffer.baseAddress.unsafelyUnwrapped + j
      let bias = unsafe network.firstBias.buffer.baseAddress.unsafelyUnwrapped + j
      unsafe store(low * lanes(scale) + lanes(bias), out)
      unsafe store(high * lanes(scale, 8) + lanes(bias, 8), out, 8)
    }
  }

  /// Runs the network over the sentences of these sizes (roots included) and hands over, for each word
  /// that is not a root: its place, class, head (place in its sentence, 0 the root) and relation.
  ///
  /// - Parameter classes: how many classes there are; the network's outputs beyond them mean nothing.
  func run(sizes: [Int], classes: Int, _ receive: (Int, Int, Int, Int) -> Void) {
    let s = network.shape
    let n = sizes.reduce(0, +)
    let state = 1 / Self.statesPerOne
    let unit = 1 / Self.unitsPerOne
    recur(sizes, gates1, states1, s.first, gates: 3)
    network.classes.apply(n, states1, step: state, to: tags)
    network.second.apply(n, states1, step: state, to: gates2)
    recur(sizes, gates2, states2, s.second, gates: s.secondGates)
    network.arc.apply(n, states2, step: state, to: arcs)
    rectifyArcs(n)
    network.bilinear.apply(n, shortArcs, step: unit, to: queries)
    network.label.apply(n, states2, step: state, to: labels)
    var start = 0
    var allHeads: [Int] = []
    allHeads.reserveCapacity(n)
    for size in sizes {
      let heads = heads(start, size)
      allHeads += heads
      setHidden(start, size, heads)
      start += size
    }
    network.relations.apply(n, hidden, step: unit, to: relations)
    start = 0
    for size in sizes {
      for word in 1..<max(size, 1) {
        let at = start + word
        let head = allHeads[at]
        let count = DependencyRelation.allCases.count
        // The root's one dependent is `root`, the first relation; no other word is.
        let relation = head == 0 ? 0 : unsafe 1 + best(relations.row(at) + 1, min(count, s.relations) - 1)
        unsafe receive(at, best(tags.row(at), classes), head, relation)
      }
      start += size
    }
  }

  /// Cuts the units of the arcs at zero, and keeps those of the dependents in 16 bits too.
  private func rectifyArcs(_ n: Int) {
    let width = network.shape.arc
    for word in 0..<n {
      let row = unsafe arcs.row(word)
      for j in stride(from: 0, to: width, by: 8) {
        let value = unsafe limited(rectified(lanes(row, j)), to: Self.largestUnit)
        unsafe storeRounded(value * Self.unitsPerOne, shortArcs.row(word), j)
      }
      for j in stride(from: width, to: 2 * width, by: 8) {
        unsafe store(rectified(lanes(row, j)), row, j)
      }
    }
  }

  /// The quasi-recurrent layer: in each direction a forget gate, a value and, with three, an output gate.
  private func recur(
    _ sizes: [Int], _ gates: Workspace, _ states: ShortWorkspace, _ units: Int, gates count: Int
  ) {
    var start = 0
    for size in sizes {
      for direction in 0..<2 {
        let step = direction == 0 ? 1 : -1
        let first = direction == 0 ? start : start + size - 1
        for j in stride(from: 0, to: units, by: 8) {
          var state = Lanes.zero
          var at = unsafe gates.row(first) + direction * count * units + j
          var out = unsafe states.row(first) + direction * units + j
          for _ in 0..<size {
            let forget = unsafe squash(lanes(at)) * 0.5 + 0.5
            let value = unsafe squash(lanes(at, units))
            state = forget * (state - value) + value
            if count == 3 {
              let gate = unsafe squash(lanes(at, 2 * units)) * (Self.statesPerOne / 2) + Self.statesPerOne / 2
              unsafe storeRounded(gate * state, out)
            } else {
              unsafe storeRounded(state * Self.statesPerOne, out)
            }
            unsafe at += step * gates.columns
            unsafe out += step * states.columns
          }
        }
      }
      start += size
    }
  }

  /// The heads of the sentence of `size` words, root included, at `start`.
  private func heads(_ start: Int, _ size: Int) -> [Int] {
    let width = network.shape.arc
    let distance = unsafe network.distance.buffer
    for word in 1..<max(size, 1) {
      let row = unsafe scores.base + word * size
      let query = unsafe queries.row(start + word)
      for head in 0..<size {
        let key = unsafe arcs.row(start + head) + width
        var sum = Lanes.zero
        for j in stride(from: 0, to: width, by: 8) { unsafe sum += lanes(query, j) * lanes(key, j) }
        unsafe row[head] = total(sum) + distance[ArcDistance.index(dependent: word, head: head)]
      }
      unsafe row[word] = -1e9
    }
    return unsafe TreeDecoder.heads(scores: scores.base, size: size)
  }

  /// The hidden units that choose each word's relation to its head.
  private func setHidden(_ start: Int, _ size: Int, _ heads: [Int]) {
    let width = network.shape.label
    guard let distances = unsafe network.labelDistance.buffer.baseAddress else { return }
    for word in 0..<size {
      let mine = unsafe labels.row(start + word)
      let other = unsafe labels.row(start + heads[word]) + width
      let far = unsafe distances + width * ArcDistance.index(dependent: word, head: heads[word])
      let out = unsafe hidden.row(start + word)
      for j in stride(from: 0, to: width, by: 8) {
        let sum = unsafe lanes(mine, j) + lanes(other, j) + lanes(far, j)
        let value = limited(rectified(sum), to: Self.largestUnit)
        unsafe storeRounded(value * Self.unitsPerOne, out, j)
      }
    }
  }

  private func best(_ row: UnsafeMutablePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where unsafe row[index] > row[best] { best = index }
    return best
  }
}

import EntenteLanguage
import Foundation

/// A sentence as the network sees it; element 0 is the root.
struct EncodedSentence {
  /// `WordKeys.count` rows of the embedding table for each word; 0 is none.
  var rows: [Int32]
  var classes: [Int32]
  var heads: [Int32]
  var relations: [Int32]
  var size: Int { heads.count }
}

/// What the network says about the words of a chunk, added up.
struct Losses {
  var tag: Double = 0
  var arc: Double = 0
  var label: Double = 0
  var words = 0
  var tagHits = 0
  var arcHits = 0

  static func += (a: inout Losses, b: Losses) {
    a.tag += b.tag
    a.arc += b.arc
    a.label += b.label
    a.words += b.words
    a.tagHits += b.tagHits
    a.arcHits += b.arcHits
  }
}

/// How much is left out at random in training.
struct Dropout {
  var embedding: Float = 0.25
  var hidden: Float = 0.25
  var deep: Float = 0.25
  /// A word seen n times is taken for unknown with probability a / (a + n).
  var word: Float = 0.4
  /// Any other feature is left out with this probability.
  var feature: Float = 0.05
}

/// The forward and backward pass over a few sentences laid end to end.
///
/// One chunk is worked on by one thread; it keeps its own gradients, which the optimiser adds up in the
/// order of the chunks. So the result does not depend on how many threads there are.
final class SyntaxChunk: @unchecked Sendable {
  let shape: SyntaxShape
  let capacity: Int
  let gradients: SyntaxParameters
  /// The gradient of each word's embedding, and the rows that share it.
  let dX: Matrix
  var rows: [Int32] = []
  private(set) var used = 0
  var losses = Losses()

  private let x: Matrix, xMask: Matrix
  private let g1: Matrix, c1: Matrix, h1: Matrix, h1Mask: Matrix, dH1: Matrix, dG1: Matrix
  private let g2: Matrix, c2: Matrix, h2: Matrix, h2Mask: Matrix, dH2: Matrix, dG2: Matrix
  private let tags: Matrix
  private let a: Matrix, aMask: Matrix, dA: Matrix, u: Matrix, dU: Matrix
  private let l: Matrix, dL: Matrix, z: Matrix, zMask: Matrix, dZ: Matrix, r: Matrix
  private let scores: Matrix

  init(shape s: SyntaxShape, capacity: Int) {
    shape = s
    self.capacity = capacity
    gradients = SyntaxParameters(shape: s, zero: true)
    func m(_ columns: Int) -> Matrix { Matrix(capacity, columns) }
    x = m(s.embedding); xMask = m(s.embedding); dX = m(s.embedding)
    g1 = m(6 * s.first); dG1 = m(6 * s.first); c1 = m(2 * s.first); h1 = m(2 * s.first)
    h1Mask = m(2 * s.first); dH1 = m(2 * s.first)
    g2 = m(2 * s.secondGates * s.second); dG2 = m(2 * s.secondGates * s.second); c2 = m(2 * s.second);
    h2 = m(2 * s.second)
    h2Mask = m(2 * s.second); dH2 = m(2 * s.second)
    tags = m(s.classes)
    a = m(2 * s.arc); aMask = m(2 * s.arc); dA = m(2 * s.arc); u = m(s.arc); dU = m(s.arc)
    l = m(2 * s.label); dL = m(2 * s.label); z = m(s.label); zMask = m(s.label); dZ = m(s.label);
    r = m(s.relations)
    scores = Matrix(1, (capacity * capacity + 15) / 16 * 16)
  }

  /// Runs the network over `sentences`, and, when `learning`, leaves gradients of the mean loss over
  /// `total` words; otherwise calls `decoded` with each sentence's classes, heads and relations.
  func run(
    _ sentences: [EncodedSentence], parameters p: SyntaxParameters, transposed t: SyntaxParameters,
    table: Matrix, frequencies: [Int32], dropout: Dropout, learning: Bool, total: Int, seed: UInt64,
    decoded: (Int, [Int], [Int], [Int]) -> Void = { _, _, _, _ in }
  ) {
    let s = shape
    losses = Losses()
    var generator = Generator(seed: seed)
    let n = sentences.reduce(0) { $0 + $1.size }
    precondition(n <= capacity, "a chunk is larger than its room")
    used = n
    rows.removeAll(keepingCapacity: true)
    if learning { for matrix in gradients.matrices { matrix.clear() } }

    // Embeddings.
    x.clear(rows: n)
    var at = 0
    for sentence in sentences {
      for word in 0..<sentence.size {
        let row = x.row(at)
        for slot in 0..<WordKeys.count {
          var feature = sentence.rows[word * WordKeys.count + slot]
          if learning, word > 0, feature > 1 {
            if slot == 0 {
              let count = Float(frequencies[Int(feature)])
              if generator.unit() < dropout.word / (dropout.word + count) { feature = 1 }
            } else if generator.unit() < dropout.feature {
              feature = 0
            }
          }
          rows.append(feature)
          if feature == 0 { continue }
          let source = table.row(Int(feature))
          for j in stride(from: 0, to: s.embedding, by: 16) {
            store(lanes(row, j) + lanes(source, j), row, j)
          }
        }
        at += 1
      }
    }
    if learning { drop(x, xMask, n, dropout.embedding, &generator) }

    // First layer, tags, second layer.
    spread(p[.firstBias], over: g1, n)
    product(x, p[.first], g1, n)
    recur(sentences, g1, c1, h1, s.first, 3)
    if learning { dropBySentence(sentences, h1, h1Mask, dropout.hidden, &generator) }
    spread(p[.classesBias], over: tags, n)
    product(h1, p[.classes], tags, n)
    spread(p[.secondBias], over: g2, n)
    product(h1, p[.second], g2, n)
    recur(sentences, g2, c2, h2, s.second, s.secondGates)
    if learning { dropBySentence(sentences, h2, h2Mask, dropout.hidden, &generator) }

    // Decoders.
    spread(p[.arcBias], over: a, n)
    product(h2, p[.arc], a, n)
    rectify(a, n)
    if learning { drop(a, aMask, n, dropout.deep, &generator) }
    spread(p[.bilinearBias], over: u, n)
    multiply(
      n, s.arc, s.arc, a: a.base, rowStep: 2 * s.arc, columnStep: 1, b: p[.bilinear].base, bStep: s.arc,
      c: u.base, cStep: s.arc)
    l.clear(rows: n)
    product(h2, p[.label], l, n)

    let scale = 1 / Float(max(total, 1))
    if learning {
      dA.clear(rows: n)
      dU.clear(rows: n)
      dL.clear(rows: n)
      dZ.clear(rows: n)
    }
    z.clear(rows: n)
    at = 0
    for (number, sentence) in sentences.enumerated() {
      let size = sentence.size
      // Tags.
      for word in 1..<size {
        let row = tags.row(at + word)
        let gold = Int(sentence.classes[word])
        if learning || gold >= 0 {
          var best = 0
          for index in 1..<s.classes where row[index] > row[best] { best = index }
          if best == gold { losses.tagHits += 1 }
        }
        if learning {
          losses.tag -= Double(logarithm(softmax(row, s.classes, gold: gold)))
          for index in 0..<s.classes { row[index] *= scale }
          row[gold] -= scale
        }
      }
      let rootRow = tags.row(at)
      if learning { rootRow.update(repeating: 0, count: s.classes) }
      losses.words += size - 1

      // Arcs.
      let distance = p[.distance].base
      for word in 1..<size {
        let row = scores.base + word * size
        let query = u.row(at + word)
        for head in 0..<size {
          let key = a.row(at + head) + s.arc
          var sum = Lanes.zero
          for j in stride(from: 0, to: s.arc, by: 16) { sum += lanes(query, j) * lanes(key, j) }
          row[head] = sum.sum() + distance[ArcDistance.index(dependent: word, head: head)]
        }
        row[word] = -1e9
      }
      var heads: [Int]
      if learning {
        heads = sentence.heads.map(Int.init)
        for word in 1..<size {
          let row = scores.base + word * size
          let gold = heads[word]
          var best = 0
          for head in 1..<size where row[head] > row[best] { best = head }
          if best == gold { losses.arcHits += 1 }
          losses.arc -= Double(logarithm(softmax(row, size, gold: gold)))
          row[gold] -= 1
          let query = u.row(at + word)
          let dQuery = dU.row(at + word)
          for head in 0..<size {
            let g = row[head] * scale
            if g == 0 { continue }
            let key = a.row(at + head) + s.arc
            let dKey = dA.row(at + head) + s.arc
            let gs = Lanes(repeating: g)
            for j in stride(from: 0, to: s.arc, by: 16) {
              store(lanes(dQuery, j) + gs * lanes(key, j), dQuery, j)
              store(lanes(dKey, j) + gs * lanes(query, j), dKey, j)
            }
            gradients[.distance].base[ArcDistance.index(dependent: word, head: head)] += g
          }
        }
      } else {
        heads = TreeDecoder.heads(scores: scores.base, size: size)
      }

      // The hidden layer of labels.
      for word in 1..<size {
        let hidden = z.row(at + word)
        let mine = l.row(at + word)
        let other = l.row(at + heads[word]) + s.label
        let far = p[.labelDistance].row(ArcDistance.index(dependent: word, head: heads[word]))
        let bias = p[.labelBias].base
        for j in stride(from: 0, to: s.label, by: 16) {
          let sum = lanes(mine, j) + lanes(other, j) + lanes(far, j) + lanes(bias, j)
          store(pointwiseMax(sum, .zero), hidden, j)
        }
      }
      if !learning {
        // Decode.
        for word in 1..<size {
          let row = r.row(at + word)
          for j in 0..<s.relations { row[j] = p[.relationsBias].base[j] }
        }
        multiply(
          size - 1, s.label, s.relations, a: z.row(at + 1), rowStep: s.label, columnStep: 1,
          b: p[.relations].base, bStep: s.relations, c: r.row(at + 1), cStep: s.relations)
        var classes = [0]
        var relations = [0]
        for word in 1..<size {
          classes.append(argmax(tags.row(at + word), s.classes))
          relations.append(argmax(r.row(at + word), s.relations))
        }
        decoded(number, classes, heads, relations)
      }
      at += size
    }
    guard learning else { return }

    // Labels.
    drop(z, zMask, n, dropout.deep, &generator)
    spread(p[.relationsBias], over: r, n)
    product(z, p[.relations], r, n)
    at = 0
    for sentence in sentences {
      r.row(at).update(repeating: 0, count: s.relations)
      for word in 1..<sentence.size {
        let row = r.row(at + word)
        let gold = Int(sentence.relations[word])
        losses.label -= Double(logarithm(softmax(row, s.relations, gold: gold)))
        for index in 0..<s.relations { row[index] *= scale }
        row[gold] -= scale
      }
      at += sentence.size
    }
    outer(z, r, gradients[.relations], n)
    sumRows(r, gradients[.relationsBias], n)
    productBack(r, t[.relations], dZ, n)
    at = 0
    for sentence in sentences {
      for word in 1..<sentence.size {
        let row = dZ.row(at + word)
        let hidden = z.row(at + word)
        let mask = zMask.row(at + word)
        let mine = dL.row(at + word)
        let head = Int(sentence.heads[word])
        let other = dL.row(at + head) + s.label
        let far = gradients[.labelDistance].row(ArcDistance.index(dependent: word, head: head))
        let bias = gradients[.labelBias].base
        for j in stride(from: 0, to: s.label, by: 16) {
          let g = (lanes(row, j) * lanes(mask, j)).replacing(with: 0, where: lanes(hidden, j) .<= 0)
          store(lanes(mine, j) + g, mine, j)
          store(lanes(other, j) + g, other, j)
          store(lanes(far, j) + g, far, j)
          store(lanes(bias, j) + g, bias, j)
        }
      }
      at += sentence.size
    }

    // Back through the decoders to the second layer.
    dH2.clear(rows: n)
    outer(h2, dL, gradients[.label], n)
    productBack(dL, t[.label], dH2, n)
    outer(a, dU, gradients[.bilinear], n, columnsOfA: s.arc)
    sumRows(dU, gradients[.bilinearBias], n)
    multiply(
      n, s.arc, s.arc, a: dU.base, rowStep: s.arc, columnStep: 1, b: t[.bilinear].base, bStep: s.arc,
      c: dA.base, cStep: 2 * s.arc)
    for index in 0..<n {
      let g = dA.row(index), v = a.row(index), m = aMask.row(index)
      for j in stride(from: 0, to: 2 * s.arc, by: 16) {
        store((lanes(g, j) * lanes(m, j)).replacing(with: 0, where: lanes(v, j) .<= 0), g, j)
      }
    }
    outer(h2, dA, gradients[.arc], n)
    sumRows(dA, gradients[.arcBias], n)
    productBack(dA, t[.arc], dH2, n)
    mask(dH2, h2Mask, n)
    recurBack(sentences, g2, c2, dH2, dG2, s.second, s.secondGates)
    outer(h1, dG2, gradients[.second], n)
    sumRows(dG2, gradients[.secondBias], n)
    dH1.clear(rows: n)
    productBack(dG2, t[.second], dH1, n)
    outer(h1, tags, gradients[.classes], n)
    sumRows(tags, gradients[.classesBias], n)
    productBack(tags, t[.classes], dH1, n)
    mask(dH1, h1Mask, n)
    recurBack(sentences, g1, c1, dH1, dG1, s.first, 3)
    outer(x, dG1, gradients[.first], n)
    sumRows(dG1, gradients[.firstBias], n)
    dX.clear(rows: n)
    productBack(dG1, t[.first], dX, n)
    mask(dX, xMask, n)
  }

  // MARK: Pieces

  private func spread(_ bias: Matrix, over matrix: Matrix, _ n: Int) {
    for index in 0..<n { matrix.row(index).update(from: bias.base, count: matrix.columns) }
  }

  private func product(_ x: Matrix, _ w: Matrix, _ y: Matrix, _ n: Int) {
    multiply(
      n, w.rows, w.columns, a: x.base, rowStep: x.columns, columnStep: 1, b: w.base, bStep: w.columns,
      c: y.base,
      cStep: y.columns)
  }

  private func productBack(_ dy: Matrix, _ transposed: Matrix, _ dx: Matrix, _ n: Int) {
    product(dy, transposed, dx, n)
  }

  private func outer(_ x: Matrix, _ dy: Matrix, _ dw: Matrix, _ n: Int, columnsOfA: Int? = nil) {
    multiply(
      columnsOfA ?? x.columns, n, dy.columns, a: x.base, rowStep: 1, columnStep: x.columns, b: dy.base,
      bStep: dy.columns, c: dw.base, cStep: dw.columns)
  }

  private func sumRows(_ dy: Matrix, _ bias: Matrix, _ n: Int) {
    for index in 0..<n {
      let row = dy.row(index)
      for j in stride(from: 0, to: dy.columns, by: 16) {
        store(lanes(bias.base, j) + lanes(row, j), bias.base, j)
      }
    }
  }

  private func rectify(_ m: Matrix, _ n: Int) {
    for j in stride(from: 0, to: n * m.columns, by: 16) {
      store(pointwiseMax(lanes(m.base, j), .zero), m.base, j)
    }
  }

  private func mask(_ m: Matrix, _ mask: Matrix, _ n: Int) {
    for j in stride(from: 0, to: n * m.columns, by: 16) {
      store(lanes(m.base, j) * lanes(mask.base, j), m.base, j)
    }
  }

  private func drop(_ m: Matrix, _ mask: Matrix, _ n: Int, _ rate: Float, _ generator: inout Generator) {
    fill(mask.base, n * m.columns, rate, &generator)
    self.mask(m, mask, n)
  }

  /// Fills a mask with 0 at `rate`, and 1/(1 − rate) elsewhere; one draw serves four places.
  private func fill(
    _ base: UnsafeMutablePointer<Float>, _ count: Int, _ rate: Float, _ generator: inout Generator
  ) {
    let keep = 1 / (1 - rate)
    let threshold = UInt64(rate * 65536)
    for index in stride(from: 0, to: count, by: 4) {
      let draw = generator.next()
      base[index] = draw & 0xffff < threshold ? 0 : keep
      base[index + 1] = (draw >> 16) & 0xffff < threshold ? 0 : keep
      base[index + 2] = (draw >> 32) & 0xffff < threshold ? 0 : keep
      base[index + 3] = draw >> 48 < threshold ? 0 : keep
    }
  }

  private func dropBySentence(
    _ sentences: [EncodedSentence], _ m: Matrix, _ mask: Matrix, _ rate: Float, _ generator: inout Generator
  ) {
    var at = 0
    for sentence in sentences {
      fill(mask.row(at), m.columns, rate, &generator)
      for word in 1..<sentence.size { mask.row(at + word).update(from: mask.row(at), count: m.columns) }
      at += sentence.size
    }
    self.mask(m, mask, at)
  }

  /// The recurrent layer (a quasi-recurrent network, Bradbury et al. 2016, width 1): gates in place.
  private func recur(
    _ sentences: [EncodedSentence], _ g: Matrix, _ c: Matrix, _ h: Matrix, _ units: Int, _ count: Int
  ) {
    var at = 0
    for sentence in sentences {
      for direction in 0..<2 {
        for j in stride(from: 0, to: units, by: 16) {
          var state = Lanes.zero
          for step in 0..<sentence.size {
            let word = at + (direction == 0 ? step : sentence.size - 1 - step)
            let gates = g.row(word) + direction * count * units + j
            let forget = squash(lanes(gates)) * 0.5 + 0.5
            let value = squash(lanes(gates, units))
            let out = count == 3 ? squash(lanes(gates, 2 * units)) * 0.5 + 0.5 : Lanes(repeating: 1)
            store(forget, gates)
            store(value, gates, units)
            if count == 3 { store(out, gates, 2 * units) }
            state = forget * state + (1 - forget) * value
            store(state, c.row(word), direction * units + j)
            store(out * state, h.row(word), direction * units + j)
          }
        }
      }
      at += sentence.size
    }
  }

  private func recurBack(
    _ sentences: [EncodedSentence], _ g: Matrix, _ c: Matrix, _ dH: Matrix, _ dG: Matrix, _ units: Int,
    _ count: Int
  ) {
    var at = 0
    for sentence in sentences {
      for direction in 0..<2 {
        for j in stride(from: 0, to: units, by: 16) {
          var carry = Lanes.zero
          let column = direction * units + j
          for step in (0..<sentence.size).reversed() {
            let word = at + (direction == 0 ? step : sentence.size - 1 - step)
            let previous =
              step == 0 ? Lanes.zero : lanes(c.row(direction == 0 ? word - 1 : word + 1), column)
            let gates = g.row(word) + direction * count * units + j
            let forget = lanes(gates), value = lanes(gates, units)
            let out = count == 3 ? lanes(gates, 2 * units) : Lanes(repeating: 1)
            let d = lanes(dH.row(word), column)
            let dState = d * out + carry
            let target = dG.row(word) + direction * count * units + j
            store(dState * (previous - value) * gateSlope(forget), target)
            store(dState * (1 - forget) * squashSlope(value), target, units)
            if count == 3 { store(d * lanes(c.row(word), column) * gateSlope(out), target, 2 * units) }
            carry = dState * forget
          }
        }
      }
      at += sentence.size
    }
  }
}

/// x / √(1 + x²): a bounded unit like tanh, made of operations that round alike everywhere.
@inline(__always)
func squash(_ x: Lanes) -> Lanes { x / (x * x + 1).squareRoot() }

@inline(__always)
func squashSlope(_ y: Lanes) -> Lanes {
  let rest = pointwiseMax(1 - y * y, .zero)
  return rest * rest.squareRoot()
}

@inline(__always)
func gateSlope(_ gate: Lanes) -> Lanes { squashSlope(gate * 2 - 1) * 0.5 }

func argmax(_ row: UnsafeMutablePointer<Float>, _ count: Int) -> Int {
  var best = 0
  for index in 1..<count where row[index] > row[best] { best = index }
  return best
}

/// For reports only.
func logarithm(_ x: Float) -> Float { x > 1e-30 ? log(x) : -69 }

import EntenteModel

/// Readings that are added to a graph in one transaction, bounded in number and in the bytes of their texts.
struct ReadingBatch {
  private(set) var readings: [Reading] = []
  private var bytes = 0
  private var timesEmptied = 0

  private static let most = 128
  /// Each transaction into a large graph writes most pages of its indices anew, whatever it adds. Larger ones at first
  /// spare a small build a tenth of its cost. A long one would hold 50 MB more by them, when it needs the memory itself.
  private static let mostAtFirst = 512
  private static let batchesAtFirst = 8
  private static let mostBytes = 4 << 20
  /// Batches after which the holes that they left in memory are given back.
  private static let untilReturned = 16

  var isFull: Bool {
    readings.count >= (timesEmptied < Self.batchesAtFirst ? Self.mostAtFirst : Self.most)
      || bytes >= Self.mostBytes
  }
  var isEmpty: Bool { readings.isEmpty }

  mutating func append(_ reading: Reading) {
    readings.append(reading)
    bytes += reading.document.text.utf8.count
  }

  /// Lets the readings go, and from time to time the memory that they took.
  mutating func removeAll() {
    readings.removeAll(keepingCapacity: true)
    bytes = 0
    timesEmptied += 1
    if timesEmptied % Self.untilReturned == 0 { Allocation.returnHoles() }
  }
}

import EntenteInput
import EntenteStore

/// Counts while documents or readings are added, and passes on what there is to say.
struct Tally {
  var summary = BuildSummary()
  private let report: (BuildReport) -> Void
  /// Paths that named nothing.
  private let nameless: Int

  init(_ list: InputList, _ report: @escaping (BuildReport) -> Void) {
    self.report = report
    nameless = list.errors.count
    for error in list.errors { leaveOut(error) }
  }

  var done: Int { summary.read + summary.leftOutCount - nameless }

  mutating func leaveOut(_ error: InputError) {
    summary.leftOutCount += 1
    if error.isFault { summary.faults += 1 }
    if summary.leftOut.count < 1000 { summary.leftOut.append(error) }
    report(.leftOut(error))
  }

  /// Counts a document that was read, or a reading.
  mutating func note(_ notices: [InputNotice] = []) {
    summary.read += 1
    if notices.contains(where: \.isRepair) { summary.repaired += 1 }
    for notice in notices { report(.notice(notice)) }
  }
}

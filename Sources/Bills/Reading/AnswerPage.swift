import Dates

/// A page of an answer that comes in several, such as those of Cost Explorer.
struct AnswerPage {
  /// What it is grouped by, which is the same on all pages of an answer.
  var grouping: [String]
  /// The first period on it, the last, and the end of that; nil where it has none.
  var span: (first: CalendarDate, last: CalendarDate, end: CalendarDate)?
  /// The line with the token of the next page; nil on the last one.
  var nextToken: Int?

  /// Adds a period that is on it.
  mutating func add(_ first: CalendarDate, to end: CalendarDate) {
    guard let span else { return self.span = (first, first, end) }
    self.span = (min(span.first, first), max(span.last, first), max(span.end, end))
  }

  /// Returns whether another page may be the next: it begins with the period in which this one ends,
  /// or with the one after that.
  func isContinued(by other: AnswerPage) -> Bool {
    guard grouping == other.grouping else { return false }
    guard let span, let next = other.span else { return true }
    return next.first >= span.last && next.first <= span.end
  }
}

/// The pages that were read, each with its file.
struct AnswerPages {
  private var pages: [(page: AnswerPage, file: String)] = []

  mutating func add(_ page: AnswerPage, from file: String) { pages.append((page, file)) }

  /// Remarks on the pages from which no others lead to the last page of their answer; of several in
  /// a row, on the last.
  var remarks: [BillRemark] {
    var complete = Set(pages.indices.filter { pages[$0].page.nextToken == nil })
    var isGrowing = true
    while isGrowing {
      let more = pages.indices.filter { index in
        !complete.contains(index)
          && complete.contains { pages[index].page.isContinued(by: pages[$0].page) }
      }
      complete.formUnion(more)
      isGrowing = !more.isEmpty
    }
    let open = pages.indices.filter { !complete.contains($0) }.sorted(by: isEarlier)
    let last = open.enumerated().filter { place, index in
      !open[(place + 1)...].contains { pages[index].page.isContinued(by: pages[$0].page) }
    }
    return last.map { _, index in
      BillRemark(
        file: pages[index].file, line: pages[index].page.nextToken,
        "there is a 'NextPageToken' and no next page: this is not the whole answer; read all its pages"
      )
    }
  }

  private func isEarlier(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (pages[left].page.span?.first, pages[right].page.span?.first)
    return (first?.dayNumber ?? .min, left) < (second?.dayNumber ?? .min, right)
  }
}

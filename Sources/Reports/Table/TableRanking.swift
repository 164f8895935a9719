import Analysis
import Billing
import Money

/// The ranking of costs and the costs by month in the columns of a terminal.
struct TableRanking {
  let ranking: RankingText
  let style: TerminalStyle
  let columns: Int

  private static let longestBar = 24
  private static let shortestBar = 6
  private static let shortestLabel = 12

  /// The sections as lines, each with an empty line before it.
  var lines: [String] {
    guard ranking.isShown else { return [] }
    return ["", style.bold(ranking.title)] + shares
      + (ranking.hasMonths ? ["", style.bold(ranking.monthTitle)] + months : [])
  }

  /// A row for each part: its name, amount, share and bar.
  private var shares: [String] {
    let rows = ranking.ranking.rows
    let cells = rows.map { row in
      (
        label: TextCell(ranking.label(row)), amount: TextCell(row.amount.dollars),
        share: TextCell(AnswerText.percent(row.share))
      )
    }
    let amount = cells.map(\.amount.columns).max() ?? 0
    let share = cells.map(\.share.columns).max() ?? 0
    let longest = cells.map(\.label.columns).max() ?? 0
    // Two spaces before each column.
    let room = columns - amount - share - 6 - 2
    let label = max(1, min(longest, room, max(Self.shortestLabel, room - Self.shortestBar)))
    let bar = min(Self.longestBar, room - label)
    return zip(rows, cells).map { row, cell in
      var page = TextPage(capacity: columns)
      page.append(spaces: 2)
      page.append(cell.label, to: label, on: .left)
      page.append(spaces: 2)
      page.append(cell.amount, to: amount, on: .right)
      page.append(spaces: 2)
      page.append(cell.share, to: share, on: .right)
      if bar >= 2 {
        page.append(spaces: 2)
        page.append(ranking.bar(row, columns: bar))
      }
      return page.text
    }
  }

  /// The costs by month, in as many blocks of months as the width requires.
  private var months: [String] {
    typealias Row = (label: TextCell, cells: [TextCell], isSum: Bool)
    var rows: [Row] = ranking.ranking.rows.map { row in
      (
        TextCell(ranking.label(row)), (row.months + [row.amount]).map { TextCell($0.dollars) },
        false
      )
    }
    rows += ranking.sums.map { sum in
      (TextCell(sum.label), (sum.months + [sum.all]).map { TextCell($0.dollars) }, true)
    }
    let header = (ranking.months + ["All"]).map { TextCell($0) }
    let widths = header.indices.map { index in
      rows.map { $0.cells[index].columns }.reduce(header[index].columns, max)
    }
    let longest = rows.map(\.label.columns).max() ?? 0
    let most = columns - 4 - (widths.max() ?? 0)
    let label = max(1, min(longest, most, max(Self.shortestLabel, columns / 3)))
    var lines: [String] = []
    for block in blocks(widths, room: columns - label - 2) {
      if !lines.isEmpty { lines.append("") }
      func line(_ name: TextCell, _ cells: [TextCell]) -> String {
        var page = TextPage(capacity: columns)
        page.append(spaces: 2)
        page.append(name, to: label, on: .left)
        for index in block {
          page.append(spaces: 2)
          page.append(cells[index], to: widths[index], on: .right)
        }
        return page.text
      }
      lines.append(style.dim(line(TextCell(""), header)))
      lines += rows.map { row in
        let text = line(row.label, row.cells)
        return row.isSum ? style.bold(text) : text
      }
    }
    return lines
  }

  /// Returns the columns of each block, as many as fit next to the labels.
  private func blocks(_ widths: [Int], room: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, used) = (0, 0)
    for index in widths.indices {
      let width = widths[index] + 2
      if index > start, used + width > room {
        blocks.append(start..<index)
        (start, used) = (index, 0)
      }
      used += width
    }
    if start < widths.count { blocks.append(start..<widths.count) }
    return blocks
  }
}

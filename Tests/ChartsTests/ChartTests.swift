import Charts
import TestSupport
import Testing

/// A chart with the name of its golden.
struct Sample: CustomTestStringConvertible {
  let name: String
  let chart: any Chart

  var testDescription: String { name }

  static let nasty = "<b>&\"'\u{202E}\u{1B}[31m]]></title>\nX"

  static let all: [Sample] = [
    Sample(
      name: "bars",
      chart: BarChart(
        title: "What forgetting costs", summary: "A night is the least.",
        bars: [
          .init(label: "one night", value: 24.79, text: "$24.79"),
          .init(
            label: "a very long name of something that was left on for a long while", value: 595,
            text: "$594.99"),
          .init(label: "nothing", value: 0, text: "$0.00"),
          .init(
            label: "the notebook-server-of-the-interdisciplinary-working-group-for-computational-"
              + "social-science-2027-second", value: 40, text: "$40.00"),
        ])),
    Sample(
      name: "stacks",
      chart: StackedBarChart(
        title: "By month", summary: "Credits pay most.",
        series: ["Free tier", "Credits", "You pay"],
        columns: [
          .init(
            label: "2026-09", values: [10, 112.67, 3.76], texts: ["$10.00", "$112.67", "$3.76"]),
          .init(
            label: "2026-10", values: [0, 145.54, 4.85], texts: ["$0.00", "$145.54", "$4.85"]),
        ])),
    Sample(
      name: "line",
      chart: LineChart(
        title: "What is left", summary: "It lasts.", steps: (1...14).map { "week \($0)" },
        series: [
          .init(
            name: "as planned", values: (1...14).map { 100 - 5.5 * Double($0) },
            texts: (1...14).map { "\($0)" }),
          .init(name: "left on", values: [60, 20, 0], texts: ["60", "20", "0"]),
        ], limit: .init(label: "alarm at $80.00", value: 80))),
    Sample(
      name: "band",
      chart: LineChart(
        title: "Used so far", summary: "It goes on.", steps: (1...6).map { "day \($0)" },
        series: [.init(name: "billed", values: [5, 12, 14], texts: ["$5", "$12", "$14"])],
        limit: .init(label: "the money there is, $40.00", value: 40),
        band: .init(
          name: "as drawn", first: 2,
          spans: [
            .init(low: 14, high: 14), .init(low: 17, high: 22), .init(low: 20, high: 31),
            .init(low: 22, high: 44),
          ]))),
    Sample(
      name: "scatter",
      chart: ScatterChart(
        title: "What a dollar buys", summary: "Two are on the front.",
        horizontal: .init(name: "dollars an hour", prefix: "$", scale: .logarithmic),
        vertical: .init(name: "vCPU"),
        points: [
          .init(label: "a: 2 vCPU for $0.01", name: "a", x: 0.01, y: 2, isFront: true),
          .init(label: "b: 2 vCPU for $0.5", name: "b", x: 0.5, y: 2, isFront: false),
          .init(label: "c: 64 vCPU for $3", name: "c", x: 3, y: 64, isFront: true),
        ])),
    Sample(
      name: "nasty",
      chart: StackedBarChart(
        title: nasty, summary: nasty, series: [nasty, nasty],
        columns: [
          .init(label: nasty, values: [.nan, .infinity], texts: [nasty]),
          .init(label: nasty, values: [-5, 3], texts: [nasty, nasty]),
        ], prefix: nasty)),
    Sample(
      name: "timeline",
      chart: TimelineChart(
        title: "What runs when", summary: "One stops.", series: ["on", "off", nasty],
        steps: [
          .init(label: "2026-09", start: 0), .init(label: "2026-10", start: 0.05),
          .init(label: nasty, start: 2),
        ],
        rows: [
          .init(
            label: "server", note: "10 hours a week",
            bands: [.init(start: 0, end: 1, series: 0), .init(start: 0.2, end: 0.5, series: 2)]),
          .init(label: nasty, note: nasty, bands: [.init(start: -4, end: 9, series: 1)]),
        ])),
    Sample(
      name: "empty",
      chart: LineChart(title: "Nothing", summary: "Nothing.", steps: [], series: [])),
  ]
}

@Suite struct ChartTests {
  @Test(arguments: Sample.all) func looksAsItDid(_ sample: Sample) {
    expectGolden(sample.chart.file(id: sample.name), "\(sample.name).svg")
  }

  /// Text stays text: every tag is one of the few with which charts are drawn.
  @Test(arguments: Sample.all) func hasOnlyItsOwnTags(_ sample: Sample) {
    let known: Set<String> = [
      "svg", "title", "desc", "style", "rect", "text", "line", "polyline", "polygon", "circle",
      "defs", "pattern", "path",
    ]
    var open: [Substring] = []
    for part in sample.chart.svg(id: "x").split(separator: "<").dropFirst(0) {
      guard let end = part.firstIndex(of: ">") else {
        Issue.record("no end of a tag in \(part)")
        continue
      }
      let name = part[..<end].prefix { $0 != " " && $0 != "/" || $0 == "/" && part.first == "/" }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else {
        #expect(known.contains(String(name)))
        if part[part.index(before: end)] != "/" { open.append(name) }
      }
    }
    #expect(open.isEmpty)
  }

  @Test func textKeepsNeitherMarkupNorCommands() {
    #expect(
      MarkupText.escaped(Sample.nasty) == "&lt;b&gt;&amp;&quot;&#39;[31m]]&gt;&lt;/title&gt; X")
  }
}

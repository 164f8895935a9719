import SafeText
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain text, ü and 日本 too", "plain text, ü and 日本 too"),
    ("\u{1B}]0;X\u{07}\u{1B}[2J", "\\u001b]0;X\\u0007\\u001b[2J"),
    ("a\u{9B}2Jb\u{85}", "a\\u009b2Jb\\u0085"), ("a\u{202E}b\u{2066}", "a\\u202eb\\u2066"),
    ("a\u{2028}b\u{2029}c\td\re", "a\\u2028b\\u2029c\\u0009d\\u000de"),
    ("\u{FEFF}x\u{E0041}", "\\ufeffx\\udb40\\udc41"),
  ]) func showsWhatActs(text: String, shown: String) {
    #expect(SafeText.line(text) == shown)
    #expect(SafeText.lines(text) == shown)
    #expect(SafeText.line(shown) == shown)
  }

  @Test func keepsLinesWhereTheyMayBe() {
    #expect(SafeText.lines("a\nb") == "a\nb")
    #expect(SafeText.line("a\nb") == "a\\u000ab")
  }

  @Test func nothingThatActsIsLeft() {
    let all = (0...0x10FFFF).compactMap { Unicode.Scalar($0 as UInt32) }
    for scalar in all where SafeText.acts(scalar) {
      let isLeft = SafeText.line(String(scalar)).unicodeScalars.contains(where: SafeText.acts)
      #expect(!isLeft)
    }
    let controls = all.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy(SafeText.acts))
    #expect(all.filter { $0.properties.isBidiControl }.allSatisfy(SafeText.acts))
  }
}

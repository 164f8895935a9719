import Handouts
import Testing

@Suite struct TemplateTests {
  private func fill(_ text: String) throws -> String {
    try Template(name: "t.md", text: text).fill(["title": "T", "empty": "", "b": "{{title}}"])
  }

  @Test func placesAreFilledOnce() throws {
    #expect(try fill("# {{title}}\n\n{{ b }}!\n") == "# T\n\n{{title}}!\n")
    #expect(try fill("a\n\n{{empty}}\n\nb {{empty}}{{title}}\n") == "a\n\nb T\n")
    #expect(try fill("a\r\n{{title}}\r\n") == "a\nT\n")
  }

  @Test(arguments: [
    ("x\n  {{titel}}", 2, 3, "unknown placeholder 'titel'", "did you mean 'title'?"),
    ("{{title}} {{open", 1, 11, "'{{' has no '}}' on its line", ""),
    ("{{zzzzzz}}", 1, 1, "unknown placeholder 'zzzzzz'", "there are b, empty, title"),
  ])
  func wrongPlacesAreNamed(
    _ text: String, _ line: Int, _ column: Int, _ message: String, _ hint: String
  ) {
    #expect {
      _ = try fill(text)
    } throws: { error in
      error as? TemplateError
        == TemplateError(name: "t.md", line: line, column: column, message: message, hint: hint)
    }
  }
}

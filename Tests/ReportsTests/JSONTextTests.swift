import Foundation
import JSONText
import Money
import Testing

@Suite struct JSONTextTests {
  /// A text, and how it stands in JSON.
  static let texts = [
    ("", ""), ("plain", "plain"), ("\"quoted\"", #"\"quoted\""#), (#"C:\new"#, #"C:\\new"#),
    ("two\nlines\r\n\tindented", #"two\nlines\r\n\tindented"#), ("\u{1B}[31m", #"\u001b[31m"#),
    ("\u{7F}", #"\u007f"#), ("\u{85}", #"\u0085"#), ("a\u{202E}b", #"a\u202eb"#),
    ("\u{E0041}", #"\udb40\udc41"#), ("5 × 3 – €2", "5 × 3 – €2"),
    ("no\u{A0}break", "no\u{A0}break"),
    ("😀 Zürich", "😀 Zürich"), ("eight b\"", #"eight b\""#), ("12345678\u{1}", #"12345678\u0001"#),
  ]

  @Test(arguments: texts)
  func escapes(_ text: String, _ written: String) {
    #expect(JSONOutput.string(text).oneLine == "\"\(written)\"")
  }

  /// Every character, at each place within eight bytes, is read as it was written.
  @Test func isReadAsWritten() throws {
    let scalars = (0..<0x3000).map { UInt32($0) } + [0xFEFF, 0xFFFB, 0x1F600, 0xE0001, 0x10FFFF]
    for value in scalars {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(repeating: "x", count: Int(value % 9)) + String(scalar) + "y"
      let json = Data(JSONOutput.array([.string(text)]).oneLine.utf8)
      #expect(try JSONSerialization.jsonObject(with: json) as? [String] == [text])
    }
  }

  @Test func separatesMembers() {
    var json = JSONWriter(.oneLine)
    json.beginObject()
    json.key(plain: "a")
    json.value(1)
    json.key("b \"c\"")
    json.beginArray()
    json.value("d")
    json.value(true)
    json.endArray()
    json.key(plain: "e")
    json.beginObject()
    json.endObject()
    json.endObject()
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(text == #"{"a":1,"b \"c\"":["d",true],"e":{}}"#)
  }
  /// Numbers that were written before are the same again, whatever stands between them.
  @Test func repeatsNumbers() throws {
    var numbers = (0..<40).map { AnyDecimal(Quantity(scaled: Int128($0 % 7) * 1_250_000_000_000)) }
    numbers += [
      AnyDecimal(Money(scaled: 1)), AnyDecimal(Quantity(scaled: 1)), AnyDecimal(Money.zero),
    ]
    var json = JSONWriter(.oneLine)
    var pieces: [String] = []
    json.beginArray()
    for (place, number) in numbers.enumerated() {
      if place.isMultiple(of: 5) { json.value(String(repeating: "x", count: place * 50)) }
      json.value(number)
      number.withText { pieces.append(String(decoding: $0, as: UTF8.self)) }
    }
    json.endArray()
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
    #expect(read?.filter { !$0.hasPrefix("x") && !$0.isEmpty } == pieces)
  }

  @Test func repeatsNumbersAcrossPieces() {
    var text: [UInt8] = []
    var json = JSONWriter(.oneLine) { text += $0 }
    json.beginArray()
    for _ in 0..<30_000 {
      json.beginArray()
      json.value(AnyDecimal(Quantity(12)))
      json.endArray()
    }
    json.endArray()
    json.endLine()
    let all = Array(repeating: #"["12"]"#, count: 30_000).joined(separator: ",")
    #expect(String(decoding: text, as: UTF8.self) == "[\(all)]\n")
  }
}

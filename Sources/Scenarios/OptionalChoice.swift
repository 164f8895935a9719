extension Field {
  /// Declares a choice that may be left out; the value is then nil, and `text` says what applies.
  public static func optionalChoice<Choice>(
    _ name: String, default text: String? = nil, _ help: String
  ) -> Field
  where
    Value == Choice?, Choice: RawRepresentable & CaseIterable & Sendable,
    Choice.RawValue == String
  {
    Field(
      FieldDeclaration(
        name: name, kind: .choice(Choice.allCases.map(\.rawValue)), isRequired: false, help: help,
        defaultText: text), missing: nil
    ) { value in
      if case .text(let word) = value { return Choice(rawValue: word).map { .some($0) } }
      return nil
    }
  }
}

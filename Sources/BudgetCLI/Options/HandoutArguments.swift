import Arguments
import Handouts
import Scenarios

/// The formats of a handout, as an option's value.
struct HandoutFormatArgument: ExpressibleByArgument {
  /// The format of the handout.
  let format: HandoutFormat

  init(_ format: HandoutFormat) { self.format = format }

  init?(argument: String) {
    guard let format = HandoutFormat(rawValue: argument) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.rawValue }

  static var allValueStrings: [String] { HandoutFormat.allCases.map(\.rawValue) }
}

/// The organisation of a class's accounts, as an option's value.
struct AccountsArgument: ExpressibleByArgument {
  /// The organisation of the accounts.
  let accounts: Cohort.Accounts

  init?(argument: String) {
    guard let accounts = Cohort.Accounts(rawValue: argument) else { return nil }
    self.accounts = accounts
  }

  var defaultValueDescription: String { accounts.rawValue }

  static var allValueStrings: [String] { Cohort.Accounts.allCases.map(\.rawValue) }
}

/// The parts of a plan that a handout may change.
struct ClassOptions: ParsableArguments {
  @Option(help: "The number of students, instead of the plan's.")
  var students: Int?

  @Option(
    help: ArgumentHelp(
      "A single credit of this amount per account, instead of the plan's.", valueName: "usd"))
  var credit: AmountArgument?

  @Option(help: "Who has the accounts, instead of the plan's setting.")
  var accounts: AccountsArgument?

  /// Returns the changes as words of a command line that prices the changed plan.
  func words(_ scenario: Scenario) -> [String] {
    var words: [String] = []
    if students != nil || accounts != nil, let cohort = scenario.cohort {
      words += [
        "--set",
        "cohort={\"students\": \(cohort.students), \"accounts\": \"\(cohort.accounts.rawValue)\"}",
      ]
    }
    if let credit {
      let end = scenario.credits.first?.expires.map { ", \"expires\": \"\($0)\"" } ?? ""
      words += [
        "--set",
        "credits=[{\"name\": \"Course credit\", \"amount_usd\": \(credit.amount)\(end)}]",
      ]
    }
    return words
  }

  /// Changes a plan.
  ///
  /// - Throws: `ValidationError` for an impossible number of students.
  func change(_ scenario: inout Scenario) throws {
    if let students, !(1...100_000).contains(students) {
      throw ValidationError("--students should be 1 to 100000, not \(students)")
    }
    if students != nil || accounts != nil {
      let cohort = scenario.cohort ?? Cohort(students: 1, accounts: .individual)
      scenario.cohort = Cohort(
        students: students ?? cohort.students, accounts: accounts?.accounts ?? cohort.accounts)
    }
    if let credit {
      let expires = scenario.credits.count == 1 ? scenario.credits.first?.expires : nil
      scenario.credits = [Credit(name: "Course credit", amount: credit.amount, expires: expires)]
    }
  }
}

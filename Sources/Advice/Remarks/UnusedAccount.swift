import Billing
import Prices
import Scenarios

/// An account that changes no figure is usually one for a resource that is missing, or was meant for
/// another provider.
enum UnusedAccount: WarningRule {
  static let id = "account-unused"
  static let summary = "The plan describes an account of which no resource makes use."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let scenario = context.scenario
    if scenario.accounts.isEmpty { return [] }
    let used = Set(context.resources.map(\.resource.provider))
    let unused = Provider.allCases.filter { scenario.accounts[$0] != nil && !used.contains($0) }
    var remarks: [PlanWarning] = []
    if !unused.isEmpty {
      let (names, isOne) = (Wording.list(unused.map(\.name)), unused.count == 1)
      remarks.append(
        remark(
          """
          Nothing of the plan is bought from \(names): the \(isOne ? "account" : "accounts") with \
          \(isOne ? "it changes" : "them change") no figure.
          """))
    }
    if scenario.fields.value("account") != nil, used.allSatisfy({ scenario.accounts[$0] != nil }) {
      remarks.append(
        remark(
          """
          Every provider of the plan has its account in "accounts": what "account" says changes no \
          figure.
          """))
    }
    return remarks
  }
}

import JSONText

/// Files of other tools that people give in place of a plan, told by keys that no plan has.
enum ForeignFile {
  /// Returns what a file is, in words; nil for anything that may be meant as a plan.
  static func name(_ members: [JSONMember]) -> String? {
    let keys = Set(members.map(\.key))
    if keys.contains("title") { return nil }
    func hasAll(_ wanted: String...) -> Bool { keys.isSuperset(of: wanted) }
    if hasAll("format_version", "planned_values") || hasAll("format_version", "resource_changes") {
      return "a plan of Terraform"
    }
    if hasAll("format_version", "values") || hasAll("terraform_version", "lineage")
      || hasAll("terraform_version", "serial")
    {
      return "a state of Terraform"
    }
    if hasAll("AWSTemplateFormatVersion") || hasAll("Resources") {
      return "a template of CloudFormation"
    }
    if hasAll("projects", "totalMonthlyCost") { return "an estimate of Infracost" }
    if hasAll("Groups", "Total Cost") { return "an estimate of the AWS Pricing Calculator" }
    if let schema = members.first(where: { $0.key == "$schema" }),
      case .string(let address) = schema.node.value,
      address.lowercased().contains("deploymenttemplate.json")
    {
      return "a template of Azure Resource Manager"
    }
    return nil
  }
}

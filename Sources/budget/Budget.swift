import BudgetCLI

@main
enum Budget {
  static func main() {
    BudgetCLI.main()
  }
}

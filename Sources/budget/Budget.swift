@main
enum Budget {
  static func main() {}
}

import Diagnostics
import Files
import JSONText
import SafeText
import Workbooks

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The project's only program that writes workbooks; separate because its library is not available
/// everywhere.
@main
enum BudgetWorkbook {
  private static let usage = """
    USAGE: budget-workbook DESCRIPTION OUTPUT
    Started by 'budget estimate --output FILE.xlsx', which has help of its own.
    """

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // Exceeding a file-size limit must be a write error, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count == 2 else {
      print(usage)
      return arguments == ["--help"] ? 0 : 64
    }
    do {
      let bytes = try Files.read(arguments[0], limit: 1 << 30)
      let workbook = try Workbook(try JSONReader.read(bytes))
      try WorkbookWriter.write(workbook, to: arguments[1])
      return 0
    } catch let error as FileError {
      return fail(error.message, error.operation == .read ? 66 : 73)
    } catch let error as WorkbookError {
      return fail(error.message, 65)
    } catch let error as WritingError {
      return fail(error.message, 73)
    } catch {
      return fail("\(error)", 65)
    }
  }

  private static func fail(_ message: String, _ code: Int32) -> Int32 {
    var text = "error: \(SafeText.lines(message))\n"
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    return code
  }
}

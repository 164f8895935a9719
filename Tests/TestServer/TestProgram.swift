#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that a test runs.
public struct TestProgram: Sendable {
  /// The outcome of a run.
  public struct Result: Sendable {
    /// The exit code; the negative number of the signal that ended it.
    public var code: Int32
    /// The text from standard output.
    public var output: String
    /// The text from standard error.
    public var errors: String
  }

  /// The path of the program.
  public var path: String

  /// A program at a path.
  public init(path: String) { self.path = path }

  /// Finds a program of the package, next to the tests; nil when it was not built.
  public static func built(_ name: String) -> TestProgram? {
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    // The tests run in the toolchain's runner, which receives their bundle as an argument.
    for argument in [String(cString: own)] + CommandLine.arguments {
      var folder = Substring(argument)
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        let path = "\(folder)/\(name)"
        if access(path, X_OK) == 0, folder.contains(".build") { return TestProgram(path: path) }
      }
    }
    return nil
  }

  /// Starts the program; its output goes to files.
  ///
  /// Beyond a limit in bytes, writing fails as on a full disk.
  public func start(
    _ arguments: [String], environment: [String: String] = [:], folder: String,
    fileSizeLimit: Int? = nil
  ) -> RunningProgram? {
    let output = "\(folder)/stdout.\(arguments.count).\(random())"
    let errors = output + ".errors"
    var words = [path] + arguments
    if let fileSizeLimit {
      // A shell's limit is in blocks of varying size; this one is in bytes.
      words = ["/usr/bin/prlimit", "--fsize=\(fileSizeLimit)", path] + arguments
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var variables = ["PATH": "/usr/bin:/bin", "HOME": folder]
    for (name, value) in environment { variables[name] = value }
    if let libraries = getenv("LD_LIBRARY_PATH") {
      variables["LD_LIBRARY_PATH"] = String(cString: libraries)
    }
    let list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let environmentList: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in list + environmentList { free(pointer) } }
    var process: Int32 = 0
    guard posix_spawn(&process, words[0], &actions, nil, list, environmentList) == 0 else {
      return nil
    }
    return RunningProgram(process: process, output: output, errors: errors)
  }

  /// Runs the program to its end.
  public func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String,
    fileSizeLimit: Int? = nil
  ) -> Result {
    start(
      arguments, environment: environment, folder: folder, fileSizeLimit: fileSizeLimit)?.wait()
      ?? Result(code: 127, output: "", errors: "cannot start \(path)")
  }
}

/// A program that is running.
public struct RunningProgram: Sendable {
  /// The process id.
  public var process: Int32
  var output: String
  var errors: String

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// The text from standard error so far.
  public var errorsSoFar: String { text(of: errors) }

  /// Whether it is still running.
  public var isRunning: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0
      && info.si_signo == 0
  }

  /// Waits for the end.
  public func wait() -> TestProgram.Result {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    return TestProgram.Result(code: code, output: text(of: output), errors: text(of: errors))
  }

  private func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
